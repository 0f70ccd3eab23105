package dev.millrace.local.operations;

import dev.millrace.local.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the outcome of each item, and the number of items per outcome. */
final class Outcomes {

    private final Map<String, String> all = new LinkedHashMap<>();
    private final Terminal terminal;

    Outcomes(Terminal terminal) {
        this.terminal = terminal;
    }

    void add(String id, String outcome) {
        all.put(id, outcome);
    }

    int size() {
        return all.size();
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** Prints each item, then a summary such as {@code 12 videos: 10 enqueued, 2 source missing}. */
    void tell(String what) {
        all.forEach((id, outcome) -> terminal.line("  " + id + "  " + outcome));
        Map<String, Long> counts =
                all.values().stream().collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
        String kinds = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + words(count.getKey()))
                .collect(Collectors.joining(", "));
        terminal.line(what + ": " + (kinds.isEmpty() ? "none" : kinds));
    }

    private static String words(String outcome) {
        return outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
