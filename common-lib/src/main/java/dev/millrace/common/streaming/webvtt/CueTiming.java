package dev.millrace.common.streaming.webvtt;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The line of a cue that says when and where: {@code 00:01.000 --> 00:02.500 align:start}. Pure. */
final class CueTiming {

    static final String ARROW = "-->";

    private static final String TIMESTAMP = "(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
    private static final Pattern LINE =
            Pattern.compile(TIMESTAMP + "[ \\t]+-->[ \\t]+" + TIMESTAMP + "(?:[ \\t]+(.*))?");

    /** why: a region has no meaning without the file's head, which is not kept. */
    private static final Pattern SETTING = Pattern.compile("(?:vertical|line|position|size|align):[a-z0-9.,%-]{1,40}");

    private CueTiming() {}

    /** The cue with this text; {@code number} is the line's, for the refusal. */
    static Cue cue(String line, int number, String text) {
        Matcher timing = LINE.matcher(line);
        if (!timing.matches()) {
            throw new MalformedWebVtt(number, "a cue's times look like 00:01:02.500 --> 00:01:04.000.");
        }
        Cue cue = new Cue(millis(timing, 1), millis(timing, 5), settings(timing.group(9)), text);
        if (cue.endMillis() <= cue.startMillis()) {
            throw new MalformedWebVtt(number, "a cue must end after it starts.");
        }
        return cue;
    }

    private static long millis(Matcher timing, int group) {
        String hours = timing.group(group);
        long minutes = (hours == null ? 0 : Long.parseLong(hours) * 60) + Long.parseLong(timing.group(group + 1));
        return (minutes * 60 + Long.parseLong(timing.group(group + 2))) * 1000
                + Long.parseLong(timing.group(group + 3));
    }

    private static String settings(@Nullable String text) {
        return text == null
                ? ""
                : Arrays.stream(text.split("[ \\t]+", -1))
                        .filter(setting -> SETTING.matcher(setting).matches())
                        .distinct()
                        .limit(5)
                        .collect(Collectors.joining(" "));
    }
}
