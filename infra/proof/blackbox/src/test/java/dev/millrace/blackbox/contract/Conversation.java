package dev.millrace.blackbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * The distinct answers of a run, byte for byte but for what no two runs share: ids, times, hosts, signatures, numbers. Two such
 * files, written by two versions, tell by {@code diff} what a client would notice. Thread-safe.
 */
final class Conversation {

    /** In this order: what stands first may hold what stands later. */
    private static final List<Change> CHANGES = List.of(
            new Change("\"(cursor|nextCursor|token|ticket|clientToken)\":\"[^\"]*\"", "\"$1\":\"…\""),
            new Change("https?://[^/\"\\s]+", "…"),
            new Change("\\?[A-Za-z][^\"\\s]*", "?…"),
            new Change("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
            new Change("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"),
            new Change("\\b[0-9a-f]{32,64}\\b", "HASH"),
            new Change("-?\\d+(\\.\\d+)?", "0"));

    private final Set<String> answers = new ConcurrentSkipListSet<>();

    void add(String answered, Exchange exchange) {
        answers.add(answered + " " + exchange.contentType() + " " + steady(exchange.body()));
    }

    void writeTo(Path file) {
        try {
            Files.write(file, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String steady(String body) {
        String steady = body.replace("\n", "\\n");
        for (Change change : CHANGES) {
            steady = change.of(steady);
        }
        return steady;
    }

    private record Change(Pattern pattern, String by) {

        Change(String pattern, String by) {
            this(Pattern.compile(pattern), by);
        }

        String of(String text) {
            return pattern.matcher(text).replaceAll(by);
        }
    }
}
