package dev.millrace.video.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entity tag of a video: {@code "3-Zm9vYmFyYmF6cXV4"}. First the version of what the owner edits, which {@code If-Match}
 * compares, then a digest of all that the answer says, so that {@code If-None-Match} hides no progress and no fresh cookie.
 */
@Component
class EntityTags {

    private static final int DIGEST_BYTES = 12;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** @param cookiesExpireAt when the cookies stop that the answer sets, or null when it sets none */
    String of(long edits, VideoView video, @Nullable Instant cookiesExpireAt) {
        MessageDigest digest = sha256();
        digest.update(json.writeValueAsBytes(video));
        // why: cookies for a poster are in the header alone
        digest.update(String.valueOf(cookiesExpireAt).getBytes(StandardCharsets.US_ASCII));
        byte[] first = Arrays.copyOf(digest.digest(), DIGEST_BYTES);
        return "\"" + edits + "-" + Base64.getUrlEncoder().encodeToString(first) + "\"";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
