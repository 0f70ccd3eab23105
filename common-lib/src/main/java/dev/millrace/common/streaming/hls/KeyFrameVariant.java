package dev.millrace.common.streaming.hls;

/** A playlist of key frames alone, for fast forward and previews (EXT-X-I-FRAME-STREAM-INF). */
public record KeyFrameVariant(AttributeList attributes) implements MasterPlaylist.Entry {

    static final String TAG = "EXT-X-I-FRAME-STREAM-INF";

    /** Of a picture of standard dynamic range. */
    public static KeyFrameVariant of(Bitstream stream, String uri) {
        return new KeyFrameVariant(
                stream.attributes().with("VIDEO-RANGE", "SDR").withQuoted("URI", uri));
    }
}
