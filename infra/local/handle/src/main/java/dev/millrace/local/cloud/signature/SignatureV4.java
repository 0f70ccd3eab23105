package dev.millrace.local.cloud.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls, and verifies recent signatures in the {@code Authorization} header. Ambiguous paths and queries never verify:
 * SQS and CloudFront need none.
 */
public final class SignatureV4 {

    /** Largest clock difference that AWS accepts. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String DATE = "x-amz-date";
    private static final String HOST = "host";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");
    private static final Pattern AUTHORIZATION =
            Pattern.compile(ALGORITHM + " Credential=([^/, ]+)/(\\d{8}/([^/, ]+)/([^/, ]+)/aws4_request), ?"
                    + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private final String accessKey;
    private final String secretKey;
    private final String service;
    private final Clock clock;

    /** @param service service in the credential scope, such as {@code sqs} */
    public SignatureV4(String accessKey, String secretKey, String service, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.service = service;
        this.clock = clock;
    }

    /**
     * A call as sent.
     *
     * @param path without a query
     * @param headers by name, in any case
     */
    @SuppressWarnings("ArrayRecordComponent") // why: never compared
    public record Call(String method, String path, Map<String, List<String>> headers, byte[] body) {

        /** Canonical header values by lower-case name. */
        Map<String, String> values() {
            Map<String, String> values = new TreeMap<>();
            headers.forEach((name, all) -> values.put(
                    name.toLowerCase(Locale.ROOT),
                    all.stream().map(each -> each.strip().replaceAll(" +", " ")).collect(Collectors.joining(","))));
            return values;
        }
    }

    /** Whether the signature is valid, recent, and covers the host, the body and every x-amz header. */
    public boolean isRight(Call call) {
        Map<String, String> headers = call.values();
        Matcher found = AUTHORIZATION.matcher(headers.getOrDefault("authorization", ""));
        if (!found.matches()
                || !found.group(1).equals(accessKey)
                || !found.group(4).equals(service)
                || !PLAIN_PATH.matcher(call.path()).matches()
                || !isRecent(headers.getOrDefault(DATE, ""), found.group(2))) {
            return false;
        }
        Set<String> signed = new TreeSet<>(List.of(found.group(5).split(";")));
        boolean whole = signed.contains(HOST)
                && headers.keySet().containsAll(signed)
                && headers.keySet().stream()
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(signed::contains);
        headers.keySet().retainAll(signed);
        return whole
                && MessageDigest.isEqual(
                        ascii(found.group(6)), ascii(signature(call, headers, found.group(2), found.group(3))));
    }

    /** The headers to add to the call, whose own headers must include {@code Host}. */
    public Map<String, String> sign(Call call, String region) {
        String time = TIME.format(clock.instant());
        Map<String, String> headers = call.values();
        headers.put(DATE, time);
        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        return Map.of(
                DATE,
                time,
                "Authorization",
                ALGORITHM + " Credential=" + accessKey + "/" + scope + ", SignedHeaders="
                        + String.join(";", headers.keySet()) + ", Signature="
                        + signature(call, headers, scope, region));
    }

    private boolean isRecent(String time, String scope) {
        try {
            Instant signedAt = TIME.parse(time, Instant::from);
            return scope.startsWith(time.substring(0, 8))
                    && Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String signature(Call call, Map<String, String> signed, String scope, String region) {
        String canonical = call.method() + "\n" + call.path() + "\n\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + String.join(";", signed.keySet()) + "\n" + sha256(call.body());
        String text = ALGORITHM + "\n" + signed.get(DATE) + "\n" + scope + "\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(scope.substring(0, 8), region, service, "aws4_request")) {
            key = hmac(key, step);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
