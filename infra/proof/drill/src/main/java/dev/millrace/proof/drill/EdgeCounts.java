package dev.millrace.proof.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cache counters of the edge.
 *
 * @param hits answered from its cache
 * @param misses fetched from storage
 */
record EdgeCounts(long hits, long misses) {

    static EdgeCounts at(URI edge) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(edge.resolve("/_edge/stats")).build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        JsonNode counts = JsonMapper.shared().readTree(answer);
        return new EdgeCounts(
                counts.path("hits").asLong(), counts.path("misses").asLong());
    }
}
