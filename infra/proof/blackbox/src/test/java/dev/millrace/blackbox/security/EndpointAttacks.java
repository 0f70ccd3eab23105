package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every endpoint of the OpenAPI document with invalid tokens, and with another owner's video. */
final class EndpointAttacks {

    private static final Wanted UNAUTHENTICATED = Wanted.code(401, "UNAUTHENTICATED");
    private static final Wanted FORBIDDEN = Wanted.code(403, "FORBIDDEN");
    private static final Map<String, String> ROLES_THAT_ARE_NONE = new TreeMap<>(Map.of(
            "a token with the role `admin`", "admin",
            "a token with the role `OPERATOR`", "OPERATOR",
            "a token with the role `ROLE_operator`", "ROLE_operator",
            "a token with the role `user,operator`", "user,operator"));
    private static final Set<String> OF_THE_CALLER = Set.of(
            "POST /api/videos",
            "POST /api/uploads",
            "GET /api/usage",
            "GET /api/videos/events",
            "POST /api/events/tickets");
    private static final long SIZE = 10;

    private final Wire gateway;
    private final TokenForge tokens;
    private final Api alice;
    private final String video;
    private final String session;
    private final Findings findings = new Findings();

    EndpointAttacks(Wire gateway, TokenForge tokens, Api alice) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.alice = alice;
        this.video = alice.createVideo(SIZE);
        this.session = alice.openSession(video, SIZE);
    }

    /** @param owner caller with the token of {@code alice} */
    List<Finding> on(List<Endpoint> endpoints, String owner) {
        Map<String, String> bad = tokens.bad(owner);
        endpoints.forEach(endpoint -> {
            send(endpoint, "no token", endpoint.call(video, session), UNAUTHENTICATED);
            bad.forEach((attack, token) ->
                    send(endpoint, attack, endpoint.call(video, session).as(token), UNAUTHENTICATED));
            withAGoodToken(endpoint);
        });
        findings.add("all of the above", "what they changed", "UPLOADING, INITIATED as before", state());
        return findings.rows();
    }

    /** Other owners get 404 for a video, and callers without the role get 403. */
    private void withAGoodToken(Endpoint endpoint) {
        Call call = endpoint.call(video, session).as(tokens.good("mallory"));
        if (endpoint.isSigned()) {
            send(endpoint, "a good token and no signature", call, UNAUTHENTICATED);
        } else if (endpoint.isForOperators()) {
            send(endpoint, "a token without a role", call, FORBIDDEN);
            ROLES_THAT_ARE_NONE.forEach((attack, role) ->
                    send(endpoint, attack, endpoint.call(video, session).as(tokens.good("mallory", role)), FORBIDDEN));
        } else if (!OF_THE_CALLER.contains(endpoint.name())) {
            send(endpoint, "a stranger's token", call, ofAStranger(endpoint));
        }
    }

    private Wanted ofAStranger(Endpoint endpoint) {
        return switch (endpoint.name()) {
            case "GET /api/videos" -> Wanted.status(200).without(video);
            case "GET /api/uploads" -> Wanted.status(200).without(session);
            default -> Wanted.code(404, "NOT_FOUND");
        };
    }

    private void send(Endpoint endpoint, String attack, Call call, Wanted wanted) {
        findings.add(endpoint.name(), attack, wanted, gateway.send(call));
    }

    private String state() {
        return alice.get("/api/videos/" + video).expect(200).get("status") + ", "
                + alice.get("/api/uploads/" + session).expect(200).get("status") + " as before";
    }
}
