package dev.millrace.common.streaming.hls;

/** Writes a playlist tag by tag. */
final class PlaylistText {

    static final String FIRST = "EXTM3U";
    static final String VERSION = "EXT-X-VERSION";
    static final String INDEPENDENT = "EXT-X-INDEPENDENT-SEGMENTS";

    /** The first version in which a segment of fragmented MP4 has its initialisation by EXT-X-MAP in any playlist. */
    static final int SEVEN = 7;

    private final StringBuilder text = new StringBuilder();

    PlaylistText tag(String name) {
        return line("#" + name);
    }

    PlaylistText tag(String name, Object value) {
        return line("#" + name + ":" + value);
    }

    PlaylistText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
