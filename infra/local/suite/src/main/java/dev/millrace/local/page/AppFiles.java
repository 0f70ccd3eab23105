package dev.millrace.local.page;

import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    private final Path folder;

    private AppFiles(Path folder) {
        this.folder = folder;
    }

    /** The build in a folder, if there is one. */
    static Optional<PageFiles> in(Path folder) {
        return Files.isRegularFile(folder.resolve(PAGE)) ? Optional.of(new AppFiles(folder)) : Optional.empty();
    }

    @Override
    public Optional<PageFile> at(String path) {
        if (SCREEN.matcher(path).matches()) {
            return file(PAGE);
        }
        return FILE.matcher(path).matches() ? file(path.substring(1)) : Optional.empty();
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
