package dev.millrace.local.operations;

import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.terminal.Table;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints operators' commands and failed attempts. */
public final class Records {

    private static final int MOST = 100;
    private static final int WIDTH = 100;

    private final OperatorApi api;
    private final Terminal terminal;

    public Records(OperatorApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** Prints the latest commands, newest last, and returns them. */
    public List<JsonNode> audit(int most) throws IOException, InterruptedException {
        List<JsonNode> newestFirst = pages("commands?", most);
        Table table = new Table().row("AT", "OPERATOR", "COMMAND", "WITH", "STATE", "OUTCOME");
        for (int index = newestFirst.size() - 1; index >= 0; index--) {
            JsonNode command = newestFirst.get(index);
            table.row(
                    command.path("startedAt").asString(),
                    command.path("operator").asString(),
                    command.path("command").asString(),
                    text(command.path("parameters")),
                    command.path("state").asString(),
                    text(command.path("outcome")));
        }
        table.lines().forEach(terminal::line);
        return newestFirst;
    }

    /** Prints all failed attempts of a video, newest first; returns their number. */
    public int failures(UUID video) throws IOException, InterruptedException {
        List<JsonNode> failures = pages("failures?videoId=" + video + "&", Integer.MAX_VALUE);
        for (JsonNode failure : failures) {
            terminal.line("  %s  job %s, attempt %d: %s"
                    .formatted(
                            failure.path("createdAt").asString(),
                            failure.path("jobId").asString(),
                            failure.path("attempt").asInt(),
                            failure.path("reason").asString()));
            failure.path("detail").asString("").lines().forEach(line -> terminal.line("      " + line));
        }
        terminal.line(failures.size() + " failed attempts");
        return failures.size();
    }

    private List<JsonNode> pages(String path, int most) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(path + "limit=" + Math.min(MOST, most - all.size()) + cursor);
            page.path("items").forEach(all::add);
            terminal.progress("  " + all.size() + " read");
            cursor = page.path("nextCursor").isNumber()
                    ? "&cursor=" + page.path("nextCursor").asLong()
                    : "";
        } while (!cursor.isEmpty() && all.size() < most);
        return all;
    }

    /** Abbreviates long lists to their size. */
    private static String text(JsonNode object) {
        String text = object.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(Records::text)
                .collect(Collectors.joining(", "));
        String shown = text.isEmpty() ? "-" : text;
        return shown.length() <= WIDTH ? shown : shown.substring(0, WIDTH) + "…";
    }

    private static String text(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        return field.getKey() + " " + (value.isContainer() ? String.valueOf(value.size()) : value.asString());
    }
}
