package dev.millrace.common.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a table or view may stand in the SQL of one package alone, which owns it. The rules of types cannot see it, because
 * SQL is text.
 */
public final class TableWalls {

    private static final Pattern CREATED = Pattern.compile("create (?:table (?:if not exists )?|view )(\\w+)");
    private static final Pattern NAMED = Pattern.compile("\\b(?:from|into|update|join|table) (\\w+)");

    private TableWalls() {}

    /**
     * Tables that stand in several packages, each with these.
     *
     * @param migrations folder of SQL files that create the tables
     * @param sources folder of Java files
     */
    public static Map<String, Set<Path>> breaches(Path migrations, Path sources) {
        Set<String> tables = new TreeSet<>();
        texts(migrations, ".sql").values().forEach(text -> tables.addAll(names(CREATED, text)));
        Map<String, Set<Path>> packages = new TreeMap<>();
        texts(sources, ".java")
                .forEach((file, text) -> names(NAMED, text).stream()
                        .filter(tables::contains)
                        .forEach(table -> packages.computeIfAbsent(table, none -> new TreeSet<>())
                                .add(packageOf(sources, file))));
        packages.values().removeIf(TableWalls::areOne);
        return packages;
    }

    /** why: the packages within one are parts of it. */
    private static boolean areOne(Set<Path> packages) {
        Path outermost = packages.iterator().next();
        return packages.stream().allMatch(inner -> inner.startsWith(outermost));
    }

    private static Path packageOf(Path sources, Path file) {
        return sources.relativize(file).getParent();
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static Map<Path, String> texts(Path folder, String ending) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
