package dev.millrace.local.page;

import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The app's web build in a folder. An address without a file name ending is one of the app's screens and answers its page, so that
 * a link to a video works. A path that does not match a pattern is not found.
 */
final class AppFiles implements PageFiles {

    private static final String PAGE = "index.html";
    private static final Pattern SCREEN = Pattern.compile("/|(/[A-Za-z0-9_-]+)+");
    private static final Pattern FILE =
            Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9_-]*)*/[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)+");
    /** why: react-native-web makes an empty style element and fills it by script; this is the hash of nothing. */
    private static final String EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /** The page of metrics and what it loads, which the app does not have. */
    private static final Set<String> METRICS = Set.of(
            "/metrics.html", "/metrics.css", "/metrics.js", "/prometheus.js", "/dom.js", "/words.js", "/page.css");

    private final Path folder;
    private final PageFiles plain;

    private AppFiles(Path folder, PageFiles plain) {
        this.folder = folder;
        this.plain = plain;
    }

    /**
     * The build in a folder, if there is one.
     *
     * @param plain the page without it, whose metrics stay
     */
    static Optional<PageFiles> in(Path folder, PageFiles plain) {
        return Files.isRegularFile(folder.resolve(PAGE)) ? Optional.of(new AppFiles(folder, plain)) : Optional.empty();
    }

    @Override
    public Optional<PageFile> at(String path) {
        if (SCREEN.matcher(path).matches()) {
            return file(PAGE);
        }
        Optional<PageFile> own = FILE.matcher(path).matches() ? file(path.substring(1)) : Optional.empty();
        return own.isPresent() || !METRICS.contains(path) ? own : plain.at(path);
    }

    @Override
    public String styleSources() {
        return "'self' " + EMPTY_STYLE;
    }

    private Optional<PageFile> file(String name) {
        String type = PageFile.typeOf(name);
        Path file = folder.resolve(name);
        if (type == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PageFile(file.toUri().toURL(), type));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
