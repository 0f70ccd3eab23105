package dev.millrace.local.operations;

import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.terminal.Table;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists and redrives dead letters. */
public final class DeadLetterCommands {

    private static final int MOST = 100;
    private static final String ROOT = "dead-letters";

    private final OperatorApi api;
    private final Terminal terminal;

    public DeadLetterCommands(OperatorApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** Prints up to a hundred of them and their total; returns the number printed. */
    public long list() throws IOException, InterruptedException {
        JsonNode answer = api.get(ROOT + "?limit=" + MOST);
        JsonNode items = answer.path("items");
        long total = answer.path("total").asLong();
        Table table = new Table();
        if (!items.isEmpty()) {
            table.row("STATE", "VIDEO", "IS", "LAST FAILED FOR", "ENQUEUED");
        }
        items.forEach(item -> table.row(
                item.path("state").asString(),
                item.path("videoId").asString("-"),
                item.path("videoStatus").asString("-"),
                item.path("failReason").asString("-"),
                item.path("enqueuedAt").asString("-")));
        table.lines().forEach(terminal::line);
        terminal.line(items.size() + " shown of about " + total + " in the dead-letter queue"
                + (items.size() < total ? "; the queue has no pages and no order, a redrive goes through all" : ""));
        return total;
    }

    /**
     * Selects dead letters; all conditions must hold.
     *
     * @param reason reason of the last attempt's failure
     * @param since earliest time of enqueueing
     */
    public record Filter(
            @Nullable UUID video,
            @Nullable String reason,
            @Nullable Instant since) {}

    /**
     * Queues new jobs for the videos of dead letters, call by call, until a complete pass removes none.
     *
     * @return outcome of each dead letter by its message id
     */
    public Map<String, String> redrive(Filter filter, boolean isRehearsal) throws IOException, InterruptedException {
        Map<String, Object> body = body(filter, isRehearsal);
        Map<String, String> letters = new HashMap<>();
        Outcomes outcomes = new Outcomes(terminal);
        long lookedInVain = 0;
        long total;
        do {
            JsonNode answer = api.post(ROOT + "/redrive", body);
            boolean isOneGone = false;
            for (JsonNode item : answer.path("items")) {
                String outcome = item.path("outcome").asString();
                String letter = item.path("messageId").asString();
                letters.put(letter, outcome);
                outcomes.add(item.path("videoId").asString("letter " + letter), outcome);
                isOneGone |= !isRehearsal && (outcome.equals("ENQUEUED") || outcome.equals("DISCARDED"));
            }
            total = answer.path("total").asLong();
            int looked = answer.path("looked").asInt();
            // why: the queue returns no more messages, whatever its eventually consistent count says.
            lookedInVain = looked == 0 ? total : isOneGone ? 0 : lookedInVain + looked;
            terminal.progress("  " + letters.size() + " dead letters, about " + total + " in the queue");
        } while (lookedInVain < total);
        outcomes.tell(isRehearsal ? "Would be redriven" : "Redriven");
        terminal.line("About " + total + " messages are left in the dead-letter queue");
        return Map.copyOf(letters);
    }

    private static Map<String, Object> body(Filter filter, boolean isRehearsal) {
        Map<String, Object> body = new HashMap<>(Map.of("dryRun", isRehearsal, "limit", MOST));
        if (filter.video() != null) {
            body.put("videoId", filter.video());
        }
        if (filter.reason() != null) {
            body.put("failReason", filter.reason());
        }
        if (filter.since() != null) {
            body.put("since", filter.since().toString());
        }
        return body;
    }
}
