package dev.millrace.local.compose;

import dev.millrace.local.process.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a video without a retry and counts the answers. Not thread-safe. */
final class ApiCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Map<Integer, Integer> answers = new TreeMap<>();

    ApiCalls(URI gateway, String token, String videoId) {
        this.request = HttpRequest.newBuilder(gateway.resolve("/api/videos/" + videoId))
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .build();
    }

    /** @throws IOException when the answer is neither 200 nor 503 with {@code Retry-After} */
    void ask() throws IOException, InterruptedException {
        HttpResponse<String> answer = answer();
        boolean isPassing = answer.statusCode() == UNAVAILABLE
                && answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() != OK && !isPassing) {
            throw new IOException("the API answers " + answer.statusCode() + " " + answer.body());
        }
        answers.merge(answer.statusCode(), 1, Integer::sum);
    }

    void awaitOk() throws IOException, InterruptedException {
        int status = Await.answer(() -> answer().statusCode(), found -> found == OK, PATIENCE);
        if (status != OK) {
            throw new IOException("the API still answers " + status);
        }
    }

    private HttpResponse<String> answer() throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Such as {@code 503 × 40}. */
    @Override
    public String toString() {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + " × " + answer.getValue())
                .collect(Collectors.joining(", "));
    }
}
