package dev.millrace.video.live;

import dev.millrace.video.Api;
import dev.millrace.video.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a client does. */
final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final HttpResponse<Stream<String>> response;
    private final Thread reader;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(RunningService service, String owner, String path, @Nullable String lastEventId) {
        return openWith(service, service.cloud().token(owner), path, lastEventId);
    }

    static EventStream openWith(RunningService service, String token, String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = request(service, path).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return open(request);
    }

    /** Opens as a browser's EventSource does: with the URL alone. */
    static EventStream openUrl(RunningService service, String path) {
        return open(request(service, path));
    }

    private static HttpRequest.Builder request(RunningService service, String path) {
        return HttpRequest.newBuilder(service.url().resolve(path)).header("Accept", "text/event-stream");
    }

    private static EventStream open(HttpRequest.Builder request) {
        try {
            return new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String[] event = {"", "", ""};
        try {
            response.body().forEach(line -> {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id:")) {
                    event[0] = line.substring(3);
                } else if (line.startsWith("event:")) {
                    event[1] = line.substring(6);
                } else if (line.startsWith("data:")) {
                    event[2] = line.substring(5);
                    events.add(new Event(Long.parseLong(event[0]), event[1], event[2]));
                }
            });
        } catch (UncheckedIOException | IllegalStateException closed) {
            // The test or the service closed it.
        }
    }

    int status() {
        return response.statusCode();
    }

    boolean isEnded() {
        return !reader.isAlive();
    }

    int comments() {
        return comments.get();
    }

    List<Long> ids() {
        return events.stream().map(Event::id).toList();
    }

    List<String> data(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(Event::data)
                .toList();
    }

    List<String> statuses() {
        return data("status").stream()
                .map(data -> Api.JSON.readTree(data).get("status").asString())
                .toList();
    }

    @Override
    public void close() {
        response.body().close();
    }

    private record Event(long id, String type, String data) {}
}
