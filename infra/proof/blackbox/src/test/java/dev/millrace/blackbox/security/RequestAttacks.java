package dev.millrace.blackbox.security;

import dev.millrace.common.page.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ambiguous and malformed request lines and headers. After each, other callers are still served. */
final class RequestAttacks {

    /** Marks text that must not appear in a log. */
    static final String HUSH = "hush-4711";

    private static final String VIDEOS = "/api/videos";
    private static final String WEBHOOK = "/api/webhooks/uploads";
    private static final int MORE_THAN_OPEN_A_BREAKER = 8;
    private static final Wanted REFUSED = Wanted.refusal();

    private final Wire gateway;
    private final TokenForge tokens;
    private final Findings findings = new Findings();

    RequestAttacks(Wire gateway, TokenForge tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    List<Finding> all() {
        targets().forEach((what, target) -> send("path", what, REFUSED, Call.of("GET", target)));
        queries().forEach((what, target) -> send("query", what, REFUSED, Call.of("GET", target)));
        headers()
                .forEach((what, line) ->
                        send("header", what, REFUSED, Call.of("GET", VIDEOS).with(line)));
        // why: a path that needs no token, where an attack would be anonymous
        headers()
                .forEach((what, line) -> findings.add(
                        "header of a webhook",
                        what,
                        REFUSED,
                        gateway.send(Call.of("POST", WEBHOOK).json("{}").with(line))));
        for (String method : List.of("TRACE", "CONNECT", "PUT", "DELETE", "PROPFIND", "NONSENSE", "get")) {
            send("method", method, REFUSED, Call.of(method, VIDEOS));
        }
        harmless();
        breakers();
        return findings.rows();
    }

    private static Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        targets.put("`..` to internal calls", "/api/videos/../../internal/videos/1");
        targets.put("`%2e%2e` to internal calls", "/api/videos/%2e%2e/%2e%2e/internal/videos/1");
        targets.put("`..;` to internal calls", "/api/videos/..;/..;/internal/videos/1");
        targets.put("`..%2f`", "/api/videos/..%2finternal");
        targets.put("backslashes", "/api/videos\\..\\..\\internal");
        targets.put("two slashes", "/api//videos");
        targets.put("NUL as it is", "/api/videos\0");
        targets.put("NUL escaped", "/api/videos%00");
        targets.put("CR LF escaped", "/api/videos%0d%0aX-Injected:%20a");
        targets.put("bidi override as it is", "/api/videos/\u00e2\u0080\u00ae");
        targets.put("bidi override escaped", "/api/videos/%E2%80%AE");
        targets.put("whole URL of another host", "http://example.com/api/videos");
        targets.put("an escape that is none", "/api/videos/%zz");
        targets.put("9000 characters", "/api/videos/" + "a".repeat(9000));
        targets.put("a character that no path has", "/api/videos|" + HUSH);
        targets.put("internal calls", "/internal/videos/1/deleted");
        targets.put("the actuator", "/actuator/env");
        targets.put("the metrics", "/actuator/prometheus");
        return targets;
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("NUL", VIDEOS + "?cursor=%00");
        queries.put("not UTF-8", VIDEOS + "?cursor=%ff");
        queries.put("half a character", VIDEOS + "?cursor=%E2%80");
        queries.put("CR LF", VIDEOS + "?limit=1%0d%0aX-Injected:%20a");
        queries.put("8000 characters", VIDEOS + "?cursor=" + "a".repeat(8000));
        queries.put("a number beyond 32 bits", VIDEOS + "?limit=4294967297");
        queries.put("SQL", VIDEOS + "?status=READY'%20or%20'1'='1");
        queries.put("a cursor before all time", VIDEOS + "?cursor=" + cursor("-1000000000-01-01T00:00:00Z"));
        queries.put("a cursor after all time", VIDEOS + "?cursor=" + cursor("+1000000000-12-31T23:59:59Z"));
        queries.put("a cursor of sessions after all time", "/api/uploads?cursor=" + cursor("+294277-01-09T04:00:55Z"));
        queries.put("a cursor of another kind", VIDEOS + "?cursor=" + "rO0ABXNyAA");
        return queries;
    }

    private static String cursor(String instant) {
        return new Cursor(Instant.parse(instant), new UUID(0, 0)).text();
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("a control character", "X-Any: " + HUSH + "\u0001");
        headers.put("a control character of ISO 8859-1", "X-Any: " + HUSH + "\u0080");
        headers.put("the same in a cookie", "Cookie: CloudFront-Signature=" + HUSH + "\u009f");
        headers.put("a space before the colon", "X-Any : " + HUSH);
        headers.put("no name", ": " + HUSH);
        headers.put("a type of body with a wildcard", "Content-Type: */*");
        headers.put("a second token", "Authorization: Bearer " + HUSH);
        headers.put("two lengths", "Content-Length: 2\r\nContent-Length: 3");
        headers.put("a length that is no number", "Content-Length: 1a");
        headers.put("an unknown transfer coding", "Transfer-Encoding: gzip, chunked");
        headers.put("an unknown expectation", "Expect: miracles");
        headers.put("another host", "Host: example.com\r\nHost: 127.0.0.1");
        headers.put("9000 characters", "X-Any: " + "a".repeat(9000));
        headers.put("200 headers", "X-Any: a\r\n".repeat(199) + "X-Any: a");
        return headers;
    }

    private void harmless() {
        Wanted taken = Wanted.status(200).without("X-Injected");
        send(
                "header",
                "a forged X-Request-Id",
                taken.without(HUSH),
                Call.of("GET", VIDEOS).with("X-Request-Id: " + HUSH + "%0d%0aX-Injected: a"));
        send("header", "a trace that is none", taken, Call.of("GET", VIDEOS).with("traceparent: 00-nonsense"));
        send("header", "another method", taken, Call.of("GET", VIDEOS).with("X-HTTP-Method-Override: DELETE"));
        send(
                "header",
                "other addresses",
                taken,
                Call.of("GET", VIDEOS)
                        .with(
                                "X-Forwarded-For: 10.0.0.1",
                                "X-Forwarded-Host: example.com",
                                "X-Original-URL: /internal"));
        send(
                "header",
                "another user",
                Wanted.status(200),
                Call.of("GET", VIDEOS).with("X-User: alice", "X-Roles: operator"));
        send(
                "header",
                "an origin that may not call",
                Wanted.status(403),
                Call.of("GET", VIDEOS).with("Origin: https://example.com"));
        send(
                "header",
                "both length and chunks",
                Wanted.refusal(),
                Call.of("POST", VIDEOS)
                        .with("Content-Length: 4", "Transfer-Encoding: chunked")
                        .body(
                                "application/json",
                                "0\r\n\r\nGET /internal HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Five failures open a circuit breaker for everyone; none of the above may count as a failure. */
    private void breakers() {
        for (int i = 0; i < MORE_THAN_OPEN_A_BREAKER; i++) {
            headers()
                    .values()
                    .forEach(line ->
                            gateway.send(Call.of("POST", WEBHOOK).json("{}").with(line)));
            queries()
                    .values()
                    .forEach(target -> gateway.send(Call.of("GET", target).as(tokens.good("crowd"))));
        }
        send("others", "after all of that many times", Wanted.status(200), Call.of("GET", VIDEOS));
    }

    private void send(String target, String attack, Wanted wanted, Call call) {
        findings.add(target, attack, wanted, gateway.send(call.as(tokens.good("requests-" + attack))));
    }
}
