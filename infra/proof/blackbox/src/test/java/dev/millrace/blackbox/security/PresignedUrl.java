package dev.millrace.blackbox.security;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses a presigned URL and re-signs it for another time (AWS Signature Version 4). */
final class PresignedUrl {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final int DATE_LENGTH = 8;

    private final String path;
    private final TreeMap<String, String> parameters;

    private PresignedUrl(String path, Map<String, String> parameters) {
        this.path = path;
        this.parameters = new TreeMap<>(parameters);
    }

    static PresignedUrl of(String url) {
        URI uri = URI.create(url);
        return new PresignedUrl(
                uri.getRawPath(),
                Stream.of(uri.getRawQuery().split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length == 2 ? parts[1] : "")));
    }

    String path() {
        return path;
    }

    String signature() {
        return parameters.getOrDefault(SIGNATURE, "");
    }

    /** Path and query, as in a request line. */
    String target() {
        return path + "?" + query(parameters);
    }

    PresignedUrl with(String parameter, String value) {
        PresignedUrl changed = new PresignedUrl(path, parameters);
        changed.parameters.put(parameter, value);
        return changed;
    }

    PresignedUrl without(String parameter) {
        PresignedUrl changed = new PresignedUrl(path, parameters);
        changed.parameters.remove(parameter);
        return changed;
    }

    PresignedUrl at(String otherPath) {
        return new PresignedUrl(otherPath, parameters);
    }

    /** @param headers signed headers by name */
    PresignedUrl signedAt(Instant time, String secretKey, String method, Map<String, String> headers) {
        String stamp = TIME.format(time);
        String scope =
                decoded("X-Amz-Credential").split("/", 2)[1].replaceFirst("^\\d+", stamp.substring(0, DATE_LENGTH));
        String accessKey = decoded("X-Amz-Credential").split("/", 2)[0];
        PresignedUrl later = without(SIGNATURE)
                .with("X-Amz-Date", stamp)
                .with("X-Amz-Credential", accessKey + "%2F" + scope.replace("/", "%2F"));
        String canonicalHeaders = new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        String request = String.join(
                "\n",
                method,
                path,
                query(later.parameters),
                canonicalHeaders,
                decoded("X-Amz-SignedHeaders"),
                "UNSIGNED-PAYLOAD");
        String message = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, hex(sha256(request)));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/")) {
            key = hmac(key, step);
        }
        return later.with(SIGNATURE, hex(hmac(key, message)));
    }

    private String decoded(String parameter) {
        return URLDecoder.decode(parameters.getOrDefault(parameter, ""), StandardCharsets.UTF_8);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String message) {
        return Cryptography.hmacSha256(key, message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
