package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Names that break paths, lines, terminals, databases or rendering: rejected, or stored unchanged and never interpreted. */
final class TextAttacks {

    private static final Wanted KEPT = Wanted.status(201);
    private static final Wanted REFUSED = Wanted.code(400, "VALIDATION_FAILED");
    private static final String CAPTIONS = "WEBVTT\n\n00:00.500 --> 00:01.500\nHello\n";

    /** Names of videos and files, as they would appear in a log line. */
    static final List<String> NAMES =
            List.of("Property Tour", "IMG_0042", "drop table videos", "script>alert", "jndi:ldap");

    private final Wire gateway;
    private final TokenForge tokens;
    private final Findings findings = new Findings();

    TextAttacks(Wire gateway, TokenForge tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /**
     * @param owner caller with the token of {@code alice}
     * @param playing a READY video of the owner
     */
    List<Finding> on(String owner, Api alice, String playing) {
        texts().forEach((what, text) -> List.of("title", "description", "filename")
                .forEach(field -> {
                    Wanted wanted = text.contains("\0") ? REFUSED : KEPT.naming(json(text));
                    create(field + ": " + what, wanted, field, text);
                }));
        create("title: 201 characters", REFUSED, "title", "a".repeat(201));
        create("filename: 256 characters", REFUSED, "filename", "a".repeat(256));
        create("sourceMime: CR LF", Wanted.code(415, "UNSUPPORTED_MEDIA_TYPE"), "sourceMime", "video/mp4\r\nX-A: b");
        create("sourceMime: a path", Wanted.code(415, "UNSUPPORTED_MEDIA_TYPE"), "sourceMime", "video/../mp4");
        create("metadata: NUL", REFUSED, "metadata", Map.of("a", "b\0"));
        create("metadata: NUL in a name", REFUSED, "metadata", Map.of("b\0", "a"));
        create("metadata: 17 KiB", REFUSED, "metadata", Map.of("a", "b".repeat(17 << 10)));
        keyOfAHostileName(alice);
        captions(owner, playing);
        return findings.rows();
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("NUL", "a\0b");
        texts.put("CR LF and a header", "a\r\nX-Injected: b");
        texts.put("path traversal", "../../../etc/passwd");
        texts.put("markup", "\"><script>alert(1)</script>");
        texts.put("SQL", "'; drop table videos; --");
        texts.put("bidi override", "photo\u202e4pm.exe");
        texts.put("escape codes of a terminal", "\u001b[2J\u001b[31mred");
        texts.put("a JNDI look-up", "${jndi:ldap://127.0.0.1:1/a}");
        return texts;
    }

    /** The file name must not influence the object key. */
    private void keyOfAHostileName(Api alice) {
        Map<String, Object> draft = new LinkedHashMap<>(Api.draft("x", 10));
        draft.put("filename", "../../../etc/passwd\r\n%00.exe");
        String video = alice.post("/api/videos", draft).expect(201).get("id");
        Answer url = alice.post("/api/uploads/" + alice.openSession(video, 10) + "/parts", Map.of("partNumber", 1))
                .expect(200);
        String path = URI.create(url.get("uploadUrl")).getPath();
        findings.add(
                "object key",
                "of a file called `../../../etc/passwd`",
                "videos/{id}/source.mp4",
                path.substring(path.indexOf("videos/")).replace(video, "{id}"));
    }

    private void captions(String owner, String video) {
        caption(owner, video, "language `..`", Wanted.refusal(), "..");
        caption(owner, video, "language `en%2f..`", Wanted.refusal(), "en%2f..");
        caption(owner, video, "language `en%00`", Wanted.refusal(), "en%00");
        caption(owner, video, "language `%E2%80%AE`, bidi override", Wanted.refusal(), "%E2%80%AE");
        caption(owner, video, "language `en_US`", REFUSED, "en_US");
        caption(owner, video, "language of 200 characters", REFUSED, "a".repeat(200));
        caption(owner, video, "label: NUL", REFUSED, "en?label=" + encoded("a\0"));
        caption(owner, video, "label: CR LF and a tag", REFUSED, "en?label=" + encoded("a\r\n#EXT-X-ENDLIST"));
        caption(owner, video, "label: control character of ISO 8859-1", REFUSED, "en?label=" + encoded("a\u0085b"));
        caption(owner, video, "label: line separator U+2028", REFUSED, "en?label=" + encoded("a\u2028b"));
        caption(owner, video, "label: U+FFFF, which is no XML", REFUSED, "en?label=" + encoded("a\uffffb"));
        caption(owner, video, "label: 101 characters", REFUSED, "en?label=" + "a".repeat(101));
        caption(
                owner,
                video,
                "label: a quote and an attribute",
                KEPT,
                "en?label=" + encoded("a\",URI=\"http://127.0.0.1:1/"));
    }

    private void create(String attack, Wanted wanted, String field, Object value) {
        Map<String, Object> draft = new LinkedHashMap<>(Api.draft("x", 10));
        draft.put(field, value);
        Call call = Call.of("POST", "/api/videos").json(json(draft)).as(tokens.good("texts-" + field));
        findings.add("POST /api/videos", attack, wanted, gateway.send(call));
    }

    private void caption(String owner, String video, String attack, Wanted wanted, String language) {
        Call call = Call.of("PUT", "/api/videos/" + video + "/captions/" + language)
                .body("text/vtt", CAPTIONS.getBytes(StandardCharsets.UTF_8))
                .as(tokens.good(owner));
        findings.add("PUT /api/videos/{id}/captions/{language}", attack, wanted, gateway.send(call));
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
