package dev.millrace.video.captions;

import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.streaming.webvtt.MalformedWebVtt;
import dev.millrace.common.streaming.webvtt.WebVttFile;
import java.util.List;

/** Reads the file that an owner sends, and refuses one of too much. */
final class WebVtt {

    static final int LARGEST_BYTES = 1 << 20;

    private static final int MOST_CUES = 20_000;

    /** why: a cue is repeated in every minute in which it is shown, so a small file of long cues could grow without end. */
    private static final int MOST_GROWTH = 2;

    private static final long ALWAYS_ALLOWED_BYTES = 64 << 10;

    private final long durationMillis;
    private final long largestSegmentsBytes;
    private long segmentsBytes;
    private int cues;

    private WebVtt(int fileBytes, double durationSeconds) {
        this.durationMillis = Math.round(durationSeconds * 1000);
        this.largestSegmentsBytes = (long) MOST_GROWTH * fileBytes + ALWAYS_ALLOWED_BYTES;
    }

    /**
     * The cues of a file, in their order.
     *
     * @param durationSeconds of the video
     * @throws InvalidCaptions naming the first line that is wrong
     */
    static List<Cue> cues(byte[] file, double durationSeconds) {
        try {
            return WebVttFile.read(file, new WebVtt(file.length, durationSeconds)::check)
                    .cues();
        } catch (MalformedWebVtt e) {
            throw new InvalidCaptions(e.line(), e.advice());
        }
    }

    private void check(Cue cue, int line) {
        cues++;
        if (cues > MOST_CUES) {
            throw new InvalidCaptions(line, "a file has at most " + MOST_CUES + " cues. Join short ones.");
        }
        segmentsBytes += SubtitleSegments.bytesOf(cue, durationMillis);
        if (segmentsBytes > largestSegmentsBytes) {
            throw new InvalidCaptions(line, "cues overlap too many minutes; shorten their duration.");
        }
    }
}
