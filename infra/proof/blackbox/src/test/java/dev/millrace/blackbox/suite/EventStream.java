package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.contract.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A subscriber of server-sent events. */
public final class EventStream implements AutoCloseable {

    private final InputStream body;
    private final Consumer<JsonNode> contract;
    private final List<AssertionError> differences = new CopyOnWriteArrayList<>();
    private final List<JsonNode> statusEvents = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastId;

    private EventStream(InputStream body, Consumer<JsonNode> contract) {
        this.body = body;
        this.contract = contract;
    }

    /** Subscribes and returns when the server has answered. */
    public static EventStream open(Api api, String path, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request = api.request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("Answered " + response.statusCode());
        }
        Exchange opening = new Exchange(
                "GET", path, 200, response.headers().firstValue("Content-Type").orElse(""), "");
        api.contract().hold(opening);
        EventStream stream =
                new EventStream(response.body(), event -> api.contract().hold(opening, event));
        Thread reader = new Thread(stream::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    /** Waits for a status event of the video. */
    public void await(String video, String status) {
        Awaitility.await(video + " " + status)
                .atMost(Duration.ofMinutes(10))
                .until(() -> statuses(video).contains(status));
    }

    /** Statuses of the video in order of arrival. */
    public List<String> statuses(String video) {
        return statusEvents.stream()
                .filter(event -> event.path("id").asString("").equals(video))
                .map(event -> event.path("status").asString())
                .toList();
    }

    /** Id of the last event, or null. */
    public @Nullable String lastId() {
        return lastId;
    }

    /** Fails when an event differed from the API document. */
    @Override
    public void close() throws IOException {
        body.close();
        assertThat(differences).isEmpty();
    }

    private void read() {
        String type = "";
        try (Scanner lines = new Scanner(body, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    take(type, JsonMapper.shared().readTree(line.substring(5)));
                }
            }
        } catch (UncheckedIOException e) {
            // why: closed by us
            Thread.currentThread().interrupt();
        }
    }

    private void take(String type, JsonNode data) {
        ObjectNode event =
                JsonMapper.shared().createObjectNode().put("id", lastId).put("event", type);
        try {
            contract.accept(event.set("data", data));
        } catch (AssertionError difference) {
            differences.add(difference); // why: close throws it, since exceptions on this thread are lost
        }
        if (type.equals("status")) {
            statusEvents.add(data);
        }
    }
}
