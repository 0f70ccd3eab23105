package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and prints clip lengths such as {@code 10s} and {@code 5m}. */
public final class Lengths {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([sm])");
    private static final Duration LONGEST = Duration.ofHours(1);

    private Lengths() {}

    /** @throws IllegalArgumentException for anything but a length of up to an hour */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a length must be like 10s or 5m, not " + text);
        }
        long number = Long.parseLong(form.group(1));
        Duration length = form.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a clip of " + text + " is longer than an hour");
        }
        return length;
    }

    /** As on the command line. */
    public static String text(Duration length) {
        boolean isWhole = length.toSecondsPart() == 0 && length.toMinutes() > 1;
        return isWhole ? length.toMinutes() + "m" : length.toSeconds() + "s";
    }
}
