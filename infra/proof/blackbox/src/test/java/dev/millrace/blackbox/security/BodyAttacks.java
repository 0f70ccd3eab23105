package dev.millrace.blackbox.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bodies that are too large, too deep, in the wrong language or of the wrong kind. */
final class BodyAttacks {

    private static final String VIDEOS = "/api/videos";
    private static final String DRAFT = "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":%s}";
    private static final Wanted INVALID = Wanted.code(400, "VALIDATION_FAILED");
    private static final Wanted TOO_LARGE = Wanted.code(413, "BODY_TOO_LARGE");
    private static final Wanted WRONG_TYPE = Wanted.code(415, "UNSUPPORTED_MEDIA_TYPE");
    private static final int TOO_MANY_BYTES = 3 << 19;

    private final Wire gateway;
    private final TokenForge tokens;
    private final Findings findings = new Findings();

    BodyAttacks(Wire gateway, TokenForge tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    List<Finding> all() {
        texts().forEach((what, body) ->
                send(what, INVALID, Call.of("POST", VIDEOS).json(body)));
        send(
                "JSON in ISO 8859-1",
                INVALID,
                Call.of("POST", VIDEOS)
                        .body(
                                "application/json",
                                "{\"title\":\"\u00e9\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)));
        send(
                "a slash in overlong UTF-8",
                INVALID,
                Call.of("POST", VIDEOS)
                        .body(
                                "application/json",
                                "{\"title\":\"\u00c0\u00af\"}".getBytes(StandardCharsets.ISO_8859_1)));
        send(
                "gzip, which is not decompressed",
                INVALID,
                Call.of("POST", VIDEOS)
                        .with("Content-Encoding: gzip")
                        .body("application/json", gzipped(DRAFT.formatted("1"))));
        send("1.5 MiB", TOO_LARGE, Call.of("POST", VIDEOS).body("application/json", new byte[TOO_MANY_BYTES]));
        send(
                "100 GB, declared",
                TOO_LARGE,
                Call.of("POST", VIDEOS).with("Content-Type: application/json", "Content-Length: 100000000000"));
        send(
                "1.5 MiB in chunks",
                TOO_LARGE,
                Call.of("POST", VIDEOS)
                        .with("Transfer-Encoding: chunked")
                        .body("application/json", chunk(TOO_MANY_BYTES)));
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=nonsense",
                "application/json, text/xml",
                "nonsense",
                "text/vtt",
                "*/*",
                "application/*")) {
            send(
                    "type `" + type + "`",
                    WRONG_TYPE,
                    Call.of("POST", VIDEOS).body(type, DRAFT.formatted("1").getBytes(StandardCharsets.UTF_8)));
        }
        send(
                "no type",
                WRONG_TYPE,
                Call.of("POST", VIDEOS).body("", DRAFT.formatted("1").getBytes(StandardCharsets.UTF_8)));
        return findings.rows();
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("arrays 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000));
        texts.put("objects 5000 deep", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        texts.put("metadata 600 deep", with("metadata", "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}"));
        texts.put("a number with a thousand million zeros", DRAFT.formatted("1e1000000000"));
        texts.put("a number of 2000 digits", DRAFT.formatted("1".repeat(2000)));
        texts.put("metadata with a number of 2000 digits", with("metadata", "{\"a\":" + "1".repeat(2000) + "}"));
        texts.put("a number beyond 64 bits", DRAFT.formatted("9223372036854775808"));
        texts.put("a negative number", DRAFT.formatted("-1"));
        texts.put("a fraction of a byte", DRAFT.formatted("1.5"));
        texts.put("a number as text", DRAFT.formatted("\"1\""));
        texts.put("a field twice", with("title", "\"a\""));
        texts.put("a title that is a number", DRAFT.formatted("1").replace("\"x\"", "5"));
        texts.put("half of a surrogate pair", DRAFT.formatted("1").replace("\"x\"", "\"a\\ud83d\""));
        texts.put("half of a surrogate pair as a name", with("\\udc00", "1"));
        texts.put("metadata with half of a surrogate pair", with("metadata", "{\"a\":[\"\\udc00\"]}"));
        texts.put("metadata with a number beyond doubles", with("metadata", "{\"a\":1e400}"));
        texts.put("metadata with a number that no double holds", with("metadata", "{\"a\":9007199254740993}"));
        texts.put("metadata with zero and a billion places", with("metadata", "{\"a\":0e-999999999}"));
        texts.put("metadata that grows when written out", with("metadata", "{\"a\":[" + "1e300,".repeat(100) + "1]}"));
        texts.put("NaN", DRAFT.formatted("NaN"));
        texts.put("a second document behind the first", DRAFT.formatted("1") + "{}");
        texts.put("an unknown field", with("ownerId", "\"alice\""));
        texts.put("a class to make", with("@class", "\"java.lang.Runtime\""));
        texts.put("a field of the server's", with("status", "\"READY\""));
        texts.put("a name of 100,000 characters", with("a".repeat(100_000), "1"));
        texts.put("nothing but spaces", " ".repeat(1000));
        return texts;
    }

    private static String with(String field, String value) {
        return DRAFT.formatted("1").replace("{", "{\"" + field + "\":" + value + ",");
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(int bytes) {
        return (Integer.toHexString(bytes) + "\r\n" + " ".repeat(bytes) + "\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void send(String attack, Wanted wanted, Call call) {
        findings.add("POST /api/videos", attack, wanted, gateway.send(call.as(tokens.good("bodies"))));
    }
}
