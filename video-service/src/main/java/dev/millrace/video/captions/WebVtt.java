package dev.millrace.video.captions;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads WebVTT strictly: what a lenient player would skip in silence is refused with its line. Kept are the cues; their names,
 * notes, styles and regions are not. Pure.
 */
final class WebVtt {

    static final int LARGEST_BYTES = 1 << 20;

    private static final int MOST_CUES = 20_000;

    /** why: a cue is repeated in every minute in which it is shown, so a small file of long cues could grow without end. */
    private static final int MOST_GROWTH = 2;

    private static final long ALWAYS_ALLOWED_BYTES = 64 << 10;

    private final List<String> lines;
    private final long durationMillis;
    private final long largestSegmentsBytes;
    private final List<Cue> cues = new ArrayList<>();
    private long segmentsBytes;
    private int at;

    private WebVtt(List<String> lines, int fileBytes, double durationSeconds) {
        this.lines = lines;
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
        return new WebVtt(Utf8Lines.of(file), file.length, durationSeconds).read();
    }

    private List<Cue> read() {
        head();
        while (skipEmptyLines()) {
            block();
        }
        return List.copyOf(cues);
    }

    private void head() {
        String first = lines.get(0);
        if (!first.equals("WEBVTT") && !first.startsWith("WEBVTT ") && !first.startsWith("WEBVTT\t")) {
            throw new InvalidCaptions(1, "the file must begin with WEBVTT. Convert SRT or other formats first.");
        }
        for (at = 1; isInside(); at++) {
            if (line().contains(CueTiming.ARROW)) {
                throw refusal("an empty line must come between WEBVTT and the first cue.");
            }
            if (line().startsWith("X-TIMESTAMP-MAP")) {
                throw refusal("X-TIMESTAMP-MAP shifts every cue; times must count from the start of the video.");
            }
        }
    }

    /** Whether there is a line after them. */
    private boolean skipEmptyLines() {
        while (at < lines.size() && line().isEmpty()) {
            at++;
        }
        return at < lines.size();
    }

    private void block() {
        if (isNoCue(line())) {
            while (isInside()) {
                at++;
            }
            return;
        }
        if (!line().contains(CueTiming.ARROW)) {
            at++; // why: the cue's name; hls.js drops the second of two cues of one name, so none is kept
        }
        if (!isInside() || !line().contains(CueTiming.ARROW)) {
            at--;
            throw refusal("a cue needs its times before its text.");
        }
        cue();
    }

    private void cue() {
        int timing = at++;
        int textFrom = at;
        for (; isInside(); at++) {
            if (line().contains(CueTiming.ARROW)) {
                throw refusal("an empty line must come between two cues.");
            }
        }
        add(CueTiming.cue(lines.get(timing), timing + 1, String.join("\n", lines.subList(textFrom, at))), timing + 1);
    }

    private void add(Cue cue, int number) {
        if (!cues.isEmpty() && cue.startMillis() < cues.get(cues.size() - 1).startMillis()) {
            throw new InvalidCaptions(
                    number, "a cue must not start before the one above it. Sort the cues by their start.");
        }
        if (cues.size() == MOST_CUES) {
            throw new InvalidCaptions(number, "a file has at most " + MOST_CUES + " cues. Join short ones.");
        }
        segmentsBytes += SubtitleSegments.bytesOf(cue, durationMillis);
        if (segmentsBytes > largestSegmentsBytes) {
            throw new InvalidCaptions(number, "cues overlap too many minutes; shorten their duration.");
        }
        cues.add(cue);
    }

    private static boolean isNoCue(String line) {
        return line.matches("NOTE(?:[ \\t].*)?|(?:STYLE|REGION)[ \\t]*");
    }

    private boolean isInside() {
        return at < lines.size() && !line().isEmpty();
    }

    private String line() {
        return lines.get(at);
    }

    private InvalidCaptions refusal(String message) {
        return new InvalidCaptions(at + 1, message);
    }
}
