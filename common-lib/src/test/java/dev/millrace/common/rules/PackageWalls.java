package dev.millrace.common.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A service's packages are its own: who is in one of them sees what is package-private, and breaks with every change of it. What
 * others need a service publishes in its package {@code testing}.
 */
public final class PackageWalls {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules");

    private PackageWalls() {}

    /**
     * Java files that are in a package of a service without being in its folder.
     *
     * @param repository folder of all modules
     * @param owners outermost package of each service, with its folder in the repository
     */
    public static Set<Path> breaches(Path repository, Map<String, Path> owners) {
        Set<Path> breaches = new TreeSet<>();
        sources(repository)
                .forEach(file -> owner(repository.resolve(file), owners)
                        .filter(owner -> !file.startsWith(owner))
                        .ifPresent(owner -> breaches.add(file)));
        return breaches;
    }

    private static Optional<Path> owner(Path file, Map<String, Path> owners) {
        String name = packageOf(file);
        return owners.entrySet().stream()
                .filter(owner -> name.equals(owner.getKey()) || name.startsWith(owner.getKey() + '.'))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String packageOf(Path file) {
        try {
            return PACKAGE.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Path> sources(Path repository) {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(repository, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = repository.relativize(folder).getFileName().toString();
                    boolean hasSources = !name.startsWith(".") && !NO_SOURCES.contains(name);
                    return hasSources ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")) {
                        found.add(repository.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
