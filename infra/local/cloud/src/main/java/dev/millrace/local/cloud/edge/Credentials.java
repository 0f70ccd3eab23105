package dev.millrace.local.cloud.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's credentials: a policy, its signature and the key's id.
 *
 * @param policy the signed document
 * @param signature of the policy
 * @param keyPairId id of the signing key
 * @param sha256 whether the digest is SHA-256; CloudFront's default is SHA-1
 */
@SuppressWarnings("ArrayRecordComponent") // why: never compared.
record Credentials(byte[] policy, byte[] signature, String keyPairId, boolean sha256) {

    /**
     * Credentials of the query string, else of the cookies, else {@code null}. A signed URL takes precedence, as with
     * CloudFront.
     */
    static @Nullable Credentials of(Map<String, String> query, Map<String, String> cookies, String url) {
        if (query.containsKey("Signature") || query.containsKey("Policy")) {
            return of(query, "", url);
        }
        return of(cookies, "CloudFront-", url);
    }

    private static @Nullable Credentials of(Map<String, String> values, String prefix, String url) {
        String signature = values.get(prefix + "Signature");
        String keyPairId = values.get(prefix + "Key-Pair-Id");
        byte[] policy = policy(values.get(prefix + "Policy"), values.get(prefix + "Expires"), url);
        byte[] signed = signature == null ? null : decode(signature);
        if (policy == null || signed == null || keyPairId == null) {
            return null;
        }
        boolean sha256 = "SHA256".equalsIgnoreCase(values.get(prefix + "Hash-Algorithm"));
        return new Credentials(policy, signed, keyPairId, sha256);
    }

    /** The custom policy as sent, or the canned policy implied by {@code Expires}. */
    private static byte @Nullable [] policy(@Nullable String custom, @Nullable String expires, String url) {
        if (custom != null) {
            return decode(custom);
        }
        if (expires != null && expires.matches("\\d{1,12}")) {
            String policy = "{\"Statement\":[{\"Resource\":\"" + url
                    + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + expires + "}}}]}";
            return policy.getBytes(StandardCharsets.UTF_8);
        }
        return null;
    }

    /** CloudFront's base64, with {@code -_~} in place of {@code +=/}. */
    private static byte @Nullable [] decode(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
