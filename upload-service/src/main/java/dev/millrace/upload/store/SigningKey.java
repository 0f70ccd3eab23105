package dev.millrace.upload.store;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signing key of Signature Version 4, derived from a secret for a day, a region and a service. Immutable. */
final class SigningKey {

    private static final String HMAC = "HmacSHA256";

    private final String secretAccessKey;
    private final LocalDate day;
    private final SecretKeySpec key;

    /** @param scope region and service, as in {@code us-east-1/s3/aws4_request} */
    SigningKey(String secretAccessKey, LocalDate day, String scope) {
        this.secretAccessKey = secretAccessKey;
        this.day = day;
        byte[] derived = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        derived = mac(derived).doFinal(ascii(day.format(DateTimeFormatter.BASIC_ISO_DATE)));
        for (String part : scope.split("/")) {
            derived = mac(derived).doFinal(ascii(part));
        }
        this.key = new SecretKeySpec(derived, HMAC);
    }

    /** Whether it is the key of this secret on this day. */
    boolean isOf(String secret, LocalDate today) {
        return day.equals(today) && secretAccessKey.equals(secret);
    }

    /** A new HMAC with this key; for one thread. */
    Mac mac() {
        return mac(key);
    }

    private static Mac mac(byte[] key) {
        return mac(new SecretKeySpec(key, HMAC));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
