package dev.millrace.video.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The conditions of a request on the tags of {@link EntityTags} (RFC 9110, 13.1). Pure.
 *
 * @param ifMatch the header {@code If-Match}, or null
 * @param ifNoneMatch the header {@code If-None-Match}, or null
 */
record Preconditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("([0-9]{1,18})-[A-Za-z0-9_-]{16}");

    /** Whether an edit may change a video of this version; the rest of a tag, such as its progress, is no edit's business. */
    boolean allowEditOf(long version) {
        boolean matches = ifMatch == null
                || isAny(ifMatch)
                || ETag.parse(ifMatch).stream().anyMatch(tag -> !tag.weak() && isOf(tag, version));
        boolean isExcluded = ifNoneMatch != null
                && (isAny(ifNoneMatch) || ETag.parse(ifNoneMatch).stream().anyMatch(tag -> isOf(tag, version)));
        return matches && !isExcluded;
    }

    /** Whether the client has this very answer: 304. */
    boolean know(String entityTag) {
        if (ifNoneMatch == null) {
            return false;
        }
        ETag current = ETag.create(entityTag);
        List<ETag> known = ETag.parse(ifNoneMatch);
        return isAny(ifNoneMatch) || known.stream().anyMatch(tag -> tag.compare(current, false));
    }

    private static boolean isAny(String header) {
        return header.strip().equals(ANY);
    }

    private static boolean isOf(ETag tag, long version) {
        Matcher ours = TAG.matcher(tag.tag());
        return ours.matches() && Long.parseLong(ours.group(1)) == version;
    }
}
