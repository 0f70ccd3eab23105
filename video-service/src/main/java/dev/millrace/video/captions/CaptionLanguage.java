package dev.millrace.video.captions;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A language as BCP 47 writes it.
 *
 * @param tag normalised: {@code sr-Latn}, {@code pt-BR}; letters, digits and hyphens only
 */
record CaptionLanguage(String tag) {

    private static final int LONGEST = 35;

    /** Reads a tag in any case. */
    static CaptionLanguage parse(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String tag = locale.toLanguageTag();
            if (text.length() <= LONGEST && !locale.getLanguage().isEmpty() && tag.length() <= LONGEST) {
                return new CaptionLanguage(tag);
            }
        } catch (IllformedLocaleException e) {
            // why: refused below, with all others
        }
        throw new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "See errors for what to change.",
                Map.of("errors", List.of(new InvalidField("language", "must be a BCP 47 tag such as pt-BR"))));
    }

    /** What its speakers call it: {@code English}, {@code Srpski (latinica)}. */
    String ownName() {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }
}
