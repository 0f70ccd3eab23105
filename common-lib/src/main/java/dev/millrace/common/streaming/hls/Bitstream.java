package dev.millrace.common.streaming.hls;

/**
 * What a player must know of a stream before it fetches any of it.
 *
 * @param bandwidth peak bits per second
 * @param averageBandwidth bits per second of the whole
 * @param codecs RFC 6381 strings, with commas between them
 * @param width in pixels
 * @param height in pixels
 */
public record Bitstream(long bandwidth, long averageBandwidth, String codecs, int width, int height) {

    AttributeList attributes() {
        return AttributeList.EMPTY
                .with("BANDWIDTH", bandwidth)
                .with("AVERAGE-BANDWIDTH", averageBandwidth)
                .withQuoted("CODECS", codecs)
                .with("RESOLUTION", width + "x" + height);
    }
}
