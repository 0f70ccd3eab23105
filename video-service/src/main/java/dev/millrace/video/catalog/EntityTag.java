package dev.millrace.video.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a video as an HTTP entity tag. */
final class EntityTag {

    /** The version of a video that was just registered. */
    static final long FIRST = 0;

    /** Matches no version. */
    static final long NONE = -1;

    private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})\"");

    private EntityTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that {@code If-Match} asks for: null for none or {@code *}, {@link #NONE} for a tag that is not ours. */
    static @Nullable Long wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher strong = STRONG.matcher(ifMatch.strip());
        return strong.matches() ? Long.parseLong(strong.group(1)) : NONE;
    }
}
