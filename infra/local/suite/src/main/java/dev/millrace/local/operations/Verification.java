package dev.millrace.local.operations;

import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints READY videos that have lost output in storage, with the remedy. */
public final class Verification {

    private static final int MOST = 100;

    private final OperatorApi api;
    private final Terminal terminal;

    public Verification(OperatorApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /**
     * Checks the given videos against storage now; without any, prints the findings of the background check.
     *
     * @return whether any output is lost
     */
    public boolean verify(List<String> videos) throws IOException, InterruptedException {
        if (videos.isEmpty()) {
            JsonNode known = api.get("lost-outputs");
            known.path("items").forEach(this::tell);
            terminal.line(known.path("total").asLong() + " READY videos have lost output");
            return known.path("total").asLong() > 0;
        }
        int lost = 0;
        for (int begin = 0; begin < videos.size(); begin += MOST) {
            List<String> page = videos.subList(begin, Math.min(videos.size(), begin + MOST));
            JsonNode items = api.post("verify", Map.of("videoIds", page)).path("items");
            items.forEach(this::tell);
            lost += items.size();
        }
        terminal.line(lost + " of " + videos.size() + " videos have lost output");
        return lost > 0;
    }

    private void tell(JsonNode lost) {
        terminal.line("  " + lost.path("videoId").asString() + " since "
                + lost.path("since").asString()
                + (lost.path("sourceStored").asBoolean()
                        ? ": its owner can reprocess it"
                        : ": the source is gone too, so it has to be uploaded again"));
    }
}
