package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Owners.Owner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API like an app, asynchronously. Thread-safe. */
final class Caller {

    /** Response timeout. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int TRIES = 8;
    private static final Executor SOON = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final int tries;

    private Caller(URI gateway, int tries) {
        this.gateway = gateway;
        this.tries = tries;
    }

    /** A caller that accepts every response. */
    static Caller strict(URI gateway) {
        return new Caller(gateway, 1);
    }

    /** A caller for preparations, which retries. */
    static Caller patient(URI gateway) {
        return new Caller(gateway, TRIES);
    }

    HttpRequest request(Owner owner, ApiCall call) {
        return call.to(gateway, owner.token()).timeout(PATIENCE).build();
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        // why: the request's timeout ends with the response's head, and a dying server may cut off the body
        return http.sendAsync(request, BodyHandlers.ofString()).orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Passes on the response's status first, then each of its lines. */
    <T> CompletableFuture<HttpResponse<T>> stream(Owner owner, String path, HttpResponse.BodyHandler<T> lines) {
        HttpRequest request = ApiCall.get(path)
                .to(gateway, owner.token())
                .header("Accept", "text/event-stream")
                .build();
        return http.sendAsync(request, lines);
    }

    /** The response's JSON. Fails unless the call succeeded. */
    CompletableFuture<JsonNode> ask(HttpRequest request) {
        return ask(request, tries);
    }

    private CompletableFuture<JsonNode> ask(HttpRequest request, int left) {
        CompletableFuture<JsonNode> answer = answer(request);
        return left == 1
                ? answer
                : answer.exceptionallyCompose(failure ->
                        CompletableFuture.runAsync(() -> {}, SOON).thenCompose(later -> ask(request, left - 1)));
    }

    private CompletableFuture<JsonNode> answer(HttpRequest request) {
        return send(request).thenApply(answer -> {
            if (!isGood(answer.statusCode())) {
                throw new IllegalStateException(request.method() + " "
                        + request.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        });
    }

    static boolean isGood(int status) {
        return status / 100 == 2;
    }
}
