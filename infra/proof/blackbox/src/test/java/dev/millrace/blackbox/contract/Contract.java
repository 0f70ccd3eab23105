package dev.millrace.blackbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the gateway's responses against the API document. */
public final class Contract {

    private final ApiDocument document;
    private final Map<String, AtomicInteger> held = new ConcurrentSkipListMap<>();
    private final Conversation conversation = new Conversation();

    public Contract(JsonNode document) {
        this.document = new ApiDocument(document);
    }

    /** Loads the document of a running gateway. */
    public static Contract servedBy(URI gateway) {
        URI document = gateway.resolve("/openapi.json");
        try {
            return new Contract(JsonMapper.shared().readTree(document.toURL().openStream()));
        } catch (IOException e) {
            throw new AssertionError(document.toString(), e);
        }
    }

    /** Fails when the response differs from the document. */
    public void hold(Exchange exchange) {
        held.computeIfAbsent(name(exchange), key -> new AtomicInteger()).incrementAndGet();
        conversation.add(name(exchange), exchange);
        fail(document.differences(exchange));
    }

    /** Fails when an event differs from the document's description of its stream. */
    public void hold(Exchange opening, JsonNode event) {
        held.computeIfAbsent("event " + event.path("event").asString(""), key -> new AtomicInteger())
                .incrementAndGet();
        fail(document.differencesOfEvent(opening, event));
    }

    /** Writes the number of responses per kind, one kind per line, and the distinct responses. */
    public void listTo(Path folder) {
        conversation.writeTo(folder.resolve("conversation.txt"));
        try {
            Files.write(
                    folder.resolve("answers-held.txt"),
                    held.entrySet().stream()
                            .map(kind -> kind.getValue() + " " + kind.getKey())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Exchange exchange) {
        return document.operation(exchange).map(Operation::name).orElse("no operation") + " " + exchange.status();
    }

    private static void fail(List<Difference> differences) {
        assertThat(differences).as("differences from /openapi.json").isEmpty();
    }
}
