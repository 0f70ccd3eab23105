package dev.millrace.local.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the suite's processes measure, for a browser, which may not call them. */
final class ServiceMetrics {

    /** A service whose database is away waits two seconds for a connection before it answers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final MetricSources sources;

    ServiceMetrics(MetricSources sources) {
        this.sources = sources;
    }

    /** The answers by process, as JSON; null for a known one that does not answer. */
    byte[] json() throws IOException {
        Map<String, @Nullable String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, URI> source : sources.known().entrySet()) {
            answers.put(source.getKey(), answer(source.getValue()));
        }
        for (Map.Entry<String, URI> source : sources.found().get().entrySet()) {
            String answer = answer(source.getValue());
            if (answer != null) {
                answers.put(source.getKey(), answer);
            }
        }
        return JsonMapper.shared().writeValueAsBytes(answers);
    }

    private @Nullable String answer(URI source) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(source).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == OK ? answer.body() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException absent) {
            return null;
        }
    }
}
