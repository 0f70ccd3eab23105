package dev.millrace.proof.bench;

import dev.millrace.local.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** A table for Markdown and for a terminal. */
public final class Grid {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    public Grid(String title, String... header) {
        this.title = title;
        row(header);
    }

    /** One cell per column of the header. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Whether it has no rows. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** As Markdown. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>(List.of("## " + title, ""));
        for (int row = 0; row < rows.size(); row++) {
            lines.add("| " + String.join(" | ", rows.get(row)) + " |");
            if (row == 0) {
                lines.add("|" + " --- |".repeat(rows.get(0).size()));
            }
        }
        lines.add("");
        return lines;
    }

    /** As plain text. */
    public List<String> plain() {
        Table table = new Table();
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> lines = new ArrayList<>(List.of(title));
        lines.addAll(table.lines());
        lines.add("");
        return lines;
    }
}
