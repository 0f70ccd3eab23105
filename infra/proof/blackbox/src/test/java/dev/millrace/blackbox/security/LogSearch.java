package dev.millrace.blackbox.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Searches all logs since the suite's start for secrets. */
final class LogSearch {

    private static final int SHORTEST = 8;

    private final Path logs;
    private final Findings findings = new Findings();

    LogSearch(Path logs) {
        this.logs = logs;
    }

    /** @param secrets as they would appear in a line; a finding never says which one */
    LogSearch lookFor(String what, Collection<String> secrets) {
        List<String> found = new ArrayList<>();
        for (Path log : files()) {
            String text = text(log);
            if (secrets.stream().anyMatch(secret -> isIn(text, secret))) {
                found.add(log.getFileName().toString());
            }
        }
        findings.add("logs", what, "not found", found.isEmpty() ? "not found" : "found in " + found);
        return this;
    }

    List<Finding> rows() {
        return findings.rows();
    }

    private static boolean isIn(String text, String secret) {
        if (secret.length() < SHORTEST) {
            throw new AssertionError("too short to search for");
        }
        return text.contains(secret);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> all = files.toList();
            if (all.isEmpty()) {
                throw new AssertionError("there are no logs");
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path log) {
        try {
            // why: logs may contain arbitrary bytes of a caller
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
