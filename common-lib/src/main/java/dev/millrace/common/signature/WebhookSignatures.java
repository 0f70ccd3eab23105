package dev.millrace.common.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies calls according to Standard Webhooks (standardwebhooks.com, "v1" symmetric): HMAC-SHA256 over
 * {@code id.timestamp.body}, with several space-separated signatures while keys overlap. Thread-safe.
 */
public final class WebhookSignatures {

    /** Header with the message id, unique per fact; a retry repeats it. */
    public static final String ID_HEADER = "webhook-id";
    /** Header with the seconds since the epoch at which the call was signed. */
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    /** Header with the signatures, {@code v1,<base64>} each. */
    public static final String SIGNATURE_HEADER = "webhook-signature";

    private static final int LONGEST_ID = 255;
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;
    private final Clock clock;

    /** @throws IllegalArgumentException for a secret that is not base64 of 24 to 64 bytes; the message never contains it */
    public WebhookSignatures(WebhookProperties properties, Clock clock) {
        this.keys = properties.secrets().stream().map(WebhookSignatures::key).toList();
        this.tolerance = properties.tolerance();
        this.clock = clock;
    }

    /** Header values for a body that is sent now. */
    public Signed sign(String id, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        return new Signed(id, Long.toString(timestamp), VERSION + signature(keys.get(0), id, timestamp, body));
    }

    /** Whether one of the secrets signed exactly this id, timestamp and body, and the timestamp is recent. */
    public Verdict verify(String id, String timestamp, String signatures, byte[] body) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return Verdict.BAD_ID;
        }
        if (!timestamp.matches("[0-9]{1,12}")) {
            return Verdict.BAD_TIMESTAMP;
        }
        long seconds = Long.parseLong(timestamp);
        if (Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                        .abs()
                        .compareTo(tolerance)
                > 0) {
            return Verdict.BAD_TIMESTAMP;
        }
        boolean known = keys.stream().anyMatch(key -> contains(signatures, signature(key, id, seconds, body)));
        return known ? Verdict.VALID : Verdict.BAD_SIGNATURE;
    }

    private static boolean contains(String signatures, String expected) {
        byte[] wanted = (VERSION + expected).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String candidate : signatures.split(" ")) {
            found |= MessageDigest.isEqual(wanted, candidate.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }

    private static String signature(SecretKeySpec key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static SecretKeySpec key(String secret) {
        String base64 = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // why: the cause's message would contain a character of the secret
            throw new IllegalArgumentException("millrace.webhooks.secrets: not base64");
        }
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("millrace.webhooks.secrets: want 24 to 64 bytes, got " + bytes.length);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** Values of the three headers. */
    public record Signed(String id, String timestamp, String signature) {}

    /** Result of a verification. */
    public enum Verdict {
        /** Signed by one of our secrets, recently. */
        VALID,
        /** Missing, or longer than the 255 characters that are stored. */
        BAD_ID,
        /** Not a number, or too far from now. */
        BAD_TIMESTAMP,
        /** Signed with an unknown key, or modified on the way. */
        BAD_SIGNATURE
    }
}
