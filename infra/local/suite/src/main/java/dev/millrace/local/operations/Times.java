package dev.millrace.local.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses operators' times. */
public final class Times {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

    private Times() {}

    /** {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d}. @throws IllegalArgumentException for anything else */
    public static Duration span(String text) {
        Matcher form = SPAN.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a duration must be like 90s, 10m, 2h or 7d, not " + text);
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** {@code 2026-01-22T03:00:00Z}, or a duration before now. @throws IllegalArgumentException for anything else */
    public static Instant since(String text, Instant now) {
        if (SPAN.matcher(text).matches()) {
            return now.minus(span(text));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a time must be like 2026-01-22T03:00:00Z, or like 2h for two hours ago, not " + text);
        }
    }
}
