package dev.millrace.common.streaming.webvtt;

import java.util.ArrayList;
import java.util.List;

/** One pass over the lines of a WebVTT file. Kept are the cues; their names, notes, styles and regions are not. */
final class WebVttReader {

    private final List<String> lines;
    private final WebVttFile.Check check;
    private final List<Cue> cues = new ArrayList<>();
    private int at;

    WebVttReader(List<String> lines, WebVttFile.Check check) {
        this.lines = lines;
        this.check = check;
    }

    /** The cues in their order. @throws MalformedWebVtt naming the first line that is wrong */
    List<Cue> read() {
        head();
        while (skipEmptyLines()) {
            block();
        }
        return List.copyOf(cues);
    }

    private void head() {
        String first = lines.get(0);
        if (!first.equals("WEBVTT") && !first.startsWith("WEBVTT ") && !first.startsWith("WEBVTT\t")) {
            throw new MalformedWebVtt(1, "the file must begin with WEBVTT. Convert SRT or other formats first.");
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
            throw new MalformedWebVtt(
                    number, "a cue must not start before the one above it. Sort the cues by their start.");
        }
        check.accept(cue, number);
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

    private MalformedWebVtt refusal(String message) {
        return new MalformedWebVtt(at + 1, message);
    }
}
