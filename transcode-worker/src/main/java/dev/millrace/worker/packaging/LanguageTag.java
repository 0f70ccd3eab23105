package dev.millrace.worker.packaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what files say of a language into what playlists say: ISO 639-2 into BCP 47, which takes the shortest code. Pure. */
final class LanguageTag {

    private static final String UNDETERMINED = "und";

    /** ISO 639-2 has two codes for some languages; these are the ones that Java does not know. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private static final Map<String, String> SHORTEST = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> Locale.forLanguageTag(code).getISO3Language(), Function.identity(), (one, other) -> one));

    private LanguageTag() {}

    /** The tag; {@code und} for everything that is no code of two or three letters. */
    static String of(String language) {
        String code = language.toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z]{2,3}")) {
            return UNDETERMINED;
        }
        return BIBLIOGRAPHIC.getOrDefault(code, SHORTEST.getOrDefault(code, code));
    }
}
