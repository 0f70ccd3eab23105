package dev.millrace.common.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * While a release rolls out, the former program works on the new schema: a migration adds only what that one need not know. A file
 * with a line {@code -- contract: …} removes what the former release has stopped to use, and says which.
 */
public final class ExpandOnly {

    /** why: what is older came with the first release, beside which no other program runs. */
    private static final long FIRST_RELEASE = 202612010000L;

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: \\S+");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");

    private static final List<Pattern> REFUSED = Stream.of(
                    "\\bdrop\\s+(table|column|view|function|schema)\\b",
                    "\\brename\\b",
                    "\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b",
                    "\\bset\\s+not\\s+null\\b",
                    "\\badd\\s+column\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b")
            .map(Pattern::compile)
            .toList();

    private ExpandOnly() {}

    /** What the migrations of the module in the working directory do that they must not; empty when all is well. */
    public static List<String> violations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.filter(ExpandOnly::isNew)
                    .sorted()
                    .flatMap(file -> in(text(file)).map(found -> file.getFileName() + ": " + found))
                    .toList();
        }
    }

    /** The same of one text of SQL. */
    static Stream<String> in(String sql) {
        if (CONTRACT.matcher(sql).find()) {
            return Stream.empty();
        }
        String plain = COMMENT.matcher(sql).replaceAll("").toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split(";", -1)).flatMap(ExpandOnly::inStatement);
    }

    private static Stream<String> inStatement(String statement) {
        return REFUSED.stream()
                .map(refused -> refused.matcher(statement))
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    private static boolean isNew(Path file) {
        Matcher version = VERSION.matcher(file.getFileName().toString());
        return version.matches() && Long.parseLong(version.group(1)) >= FIRST_RELEASE;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
