package dev.millrace.local.cloud.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an object in S3.
 *
 * @param sizeBytes of the whole object
 * @param eTag quoted
 * @param headers passed on to the client unchanged
 */
record ObjectHead(long sizeBytes, String eTag, Map<String, String> headers) {

    /** CloudFront's default for an object without max-age. */
    private static final Duration DEFAULT_LIFE = Duration.ofHours(24);

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])(s-maxage|max-age)=(\\d{1,9})");

    ObjectHead {
        headers = new LinkedHashMap<>(headers);
    }

    /** Expiry of a copy fetched at {@code now}; {@code now} itself for an object that must not be cached. */
    Instant freshUntil(Instant now) {
        String cacheControl = headers.getOrDefault("Cache-Control", "").toLowerCase(Locale.ROOT);
        if (cacheControl.contains("no-store")
                || cacheControl.contains("no-cache")
                || cacheControl.contains("private")) {
            return now;
        }
        return now.plus(life(cacheControl));
    }

    private static Duration life(String cacheControl) {
        Duration life = DEFAULT_LIFE;
        Matcher matcher = MAX_AGE.matcher(cacheControl);
        while (matcher.find()) {
            life = Duration.ofSeconds(Long.parseLong(matcher.group(2)));
            if (matcher.group(1).equals("s-maxage")) {
                return life;
            }
        }
        return life;
    }

    /** Whether an {@code If-None-Match} matches this object. */
    boolean isNamedBy(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String plain = tag.trim();
            if (plain.equals("*") || plain.equals(eTag) || plain.equals("W/" + eTag)) {
                return true;
            }
        }
        return false;
    }
}
