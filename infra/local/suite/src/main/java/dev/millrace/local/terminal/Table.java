package dev.millrace.local.terminal;

import java.util.ArrayList;
import java.util.List;

/** A text table whose columns are as wide as their widest cell. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; all rows must have the same number of cells. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The table as indented lines without trailing blanks. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(' ').append(cell).append(" ".repeat(width(column) - cell.length() + 1));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
