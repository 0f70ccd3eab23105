package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attacks of a foreign web page in a developer's browser, which can reach every local port. */
final class OriginAttacks {

    private static final String EVIL = "Origin: https://evil.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** An unauthorised token request, which would yield a valid token if it were granted. */
    private static final String GRANT =
            "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=x&scope=millrace"
                    + "&assertion=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyb290Iiwicm9sZXMiOlsib3BlcmF0b3IiXX0.AAAA";

    private final Suite suite;
    private final Wire identity;
    private final Findings findings = new Findings();

    OriginAttacks(Suite suite) {
        this.suite = suite;
        this.identity = new Wire(suite.issuer().resolve("/"));
    }

    List<Finding> all() {
        preflights();
        tokens();
        names();
        return findings.rows();
    }

    private void preflights() {
        Map<String, Wire> parts = new LinkedHashMap<>();
        parts.put("gateway", Wire.gateway(suite));
        parts.put("S3", new Wire(suite.storage()));
        parts.put("edge", new Wire(suite.edge()));
        parts.put("identity provider", identity);
        parts.put("page", new Wire(suite.page()));
        parts.forEach((part, wire) -> {
            Call preflight = Call.of("OPTIONS", "/api/videos").with(EVIL, "Access-Control-Request-Method: GET");
            String granted = wire.send(preflight).text().contains(ALLOW_ORIGIN) ? "granted" : "not granted";
            findings.add(part, "preflight of another origin", "not granted", granted);
        });
    }

    private void tokens() {
        token("a grant for an operator's token", Wanted.status(404), form("/millrace/token"));
        token("the same at another issuer", Wanted.status(404), form("/other/token"));
        token("the login page", Wanted.status(404), Call.of("GET", "/millrace/authorize?client_id=x"));
        token("the debugger", Wanted.status(404), Call.of("GET", "/millrace/debugger"));
        token("a role, without the suite's secret", Wanted.status(403), Call.of("GET", "/token?user=a&roles=operator"));
        token(
                "a role, with a wrong secret",
                Wanted.status(403),
                Call.of("GET", "/token?user=a&roles=operator").as("0".repeat(40)));
        token("a user's token", Wanted.status(200), Call.of("GET", "/token?user=a"));
    }

    private void token(String attack, Wanted wanted, Call call) {
        findings.add("identity provider", attack, wanted.without(ALLOW_ORIGIN), identity.send(call.with(EVIL)));
    }

    private static Call form(String path) {
        return Call.of("POST", path).body(FORM, GRANT.getBytes(StandardCharsets.US_ASCII));
    }

    /** DNS rebinding: a foreign name that points to this machine. */
    private void names() {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "127.0.0.1/x")) {
            name("gateway", Wire.gateway(suite), host, Wanted.status(400), "/openapi.json");
            name("S3", new Wire(suite.storage()), host, Wanted.status(421).or(Wanted.status(400)), "/");
            name("edge", new Wire(suite.edge()), host, Wanted.status(421).or(Wanted.status(400)), "/videos/x");
            name("identity provider", identity, host, Wanted.status(421), "/token?user=a");
            name(
                    "SQS",
                    new Wire(suite.queues()),
                    host,
                    Wanted.status(421).or(Wanted.status(400)),
                    "/?Action=ListQueues");
            for (String path : List.of("/openapi.json", "/actuator/prometheus", "/api/videos")) {
                name("video-service" + path, new Wire(suite.videoService()), host, Wanted.status(400), path);
                name("upload-service" + path, new Wire(suite.uploadService()), host, Wanted.status(400), path);
            }
            name("page", new Wire(suite.page()), host, Wanted.status(307), "/token?user=a");
        }
    }

    private void name(String part, Wire wire, String host, Wanted wanted, String path) {
        Call call = Call.of("GET", path).with("Host: " + host);
        findings.add(part, "called as `" + host + "`", wanted.without("eyJ"), wire.send(call));
    }
}
