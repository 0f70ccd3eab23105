package dev.millrace.common.streaming.webvtt;

import java.util.List;
import java.util.stream.Collectors;

/** A WebVTT file of cues alone: without names, notes, styles and regions. */
public record WebVttFile(List<Cue> cues) {

    /** why: the media time of our segments begins at 0, as the times of cues do. */
    private static final String TIMESTAMP_MAP = "X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n";

    /** Looks at each cue as soon as it is read, and may throw. */
    public interface Check {
        /** @param line of the cue's times, counted from 1 */
        void accept(Cue cue, int line);
    }

    public WebVttFile {
        cues = List.copyOf(cues);
    }

    /**
     * Reads one strictly: what a lenient player would skip in silence is refused with its line.
     *
     * @throws MalformedWebVtt naming the first line that is wrong
     */
    public static WebVttFile read(byte[] file, Check check) {
        return new WebVttFile(new WebVttReader(Utf8Lines.of(file), check).read());
    }

    /** As a whole; the last line is empty. */
    public String text() {
        return "WEBVTT\n\n" + blocks();
    }

    /** As a segment of HLS; the last line is empty. */
    public String segment() {
        return "WEBVTT\n" + TIMESTAMP_MAP + "\n" + blocks();
    }

    private String blocks() {
        return cues.stream().map(Cue::block).collect(Collectors.joining());
    }
}
