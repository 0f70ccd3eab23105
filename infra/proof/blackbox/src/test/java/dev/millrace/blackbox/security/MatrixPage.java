package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders {@code infra/docs/reports/security-matrix.md} from the results of a run. */
final class MatrixPage {

    private static final Path FILE = Repository.root().resolve("infra/docs/reports/security-matrix.md");
    private static final String ROW = "| `";
    private static final String INTRODUCTION = """
            # Security matrix

            The running suite's responses to attacks. Written by `SecurityMatrixIT` with `-Dsecurity.write=true`; without it each
            run repeats the attacks, and fails when a response is wrong or differs from this page. The endpoints come from the OpenAPI
            document, so a new one is attacked from its first day, and is added when the page is next written.

            **%d attacks, all answered as required.**
            """;

    private MatrixPage() {}

    static void write(Map<String, List<Finding>> sections) {
        int attacks = sections.values().stream().mapToInt(List::size).sum();
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(attacks));
        sections.forEach((title, findings) -> {
            page.append("\n## ").append(title).append("\n\n| attacked | how | answered |\n| --- | --- | --- |\n");
            findings.forEach(finding -> page.append(finding.line()).append('\n'));
        });
        try {
            Files.writeString(FILE, page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows of the page that this run did not reproduce. */
    static List<String> notSeenIn(Map<String, List<Finding>> sections) {
        var seen = sections.values().stream()
                .flatMap(List::stream)
                .map(Finding::line)
                .collect(Collectors.toSet());
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith(ROW) && !seen.contains(line))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
