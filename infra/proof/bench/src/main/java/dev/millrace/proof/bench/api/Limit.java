package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Owners.Owner;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The responses to an owner who exceeds the rate limit.
 *
 * @param answers number of responses by HTTP status
 * @param retryAfter Retry-After of the first 429; empty without one
 */
record Limit(int calls, Map<Integer, Integer> answers, String retryAfter) {

    private static final int CALLS = 1000;
    private static final int WIDTH = 32;

    static Limit measure(Caller caller, Owner owner) throws InterruptedException {
        List<HttpResponse<String>> answers = BoundedParallel.run(
                CALLS, WIDTH, number -> caller.send(caller.request(owner, ApiCall.videos("limit=1"))));
        Map<Integer, Integer> counts = new TreeMap<>();
        answers.forEach(answer -> counts.merge(answer.statusCode(), 1, Integer::sum));
        String retryAfter = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .flatMap(answer -> answer.headers().firstValue("Retry-After").stream())
                .findFirst()
                .orElse("");
        return new Limit(CALLS, counts, retryAfter);
    }
}
