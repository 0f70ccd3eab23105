package dev.millrace.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The page's files on the class path, and the player's in its jar. A name that does not match the pattern is not found. */
final class PageFiles {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z]+)+");
    private static final String PLAYER = "/hls/";
    private static final String PLAYER_VERSION = "META-INF/maven/org.webjars.npm/hls.js/pom.properties";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final String playerFolder;

    PageFiles() {
        this.playerFolder = "META-INF/resources/webjars/hls.js/" + playerVersion() + "/dist/";
    }

    /** A file's location and media type. */
    record PageFile(URL resource, String type) {

        byte[] bytes() throws IOException {
            try (InputStream stream = resource.openStream()) {
                return stream.readAllBytes();
            }
        }
    }

    /** The file at a URL path. */
    Optional<PageFile> at(String path) {
        boolean player = path.startsWith(PLAYER);
        String name = path.equals("/") ? "index.html" : path.substring(player ? PLAYER.length() : 1);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        URL resource = PageFiles.class.getClassLoader().getResource((player ? playerFolder : "page/") + name);
        return Optional.ofNullable(resource).map(found -> new PageFile(found, type));
    }

    private static String playerVersion() {
        Properties properties = new Properties();
        try (InputStream stream = PageFiles.class.getClassLoader().getResourceAsStream(PLAYER_VERSION)) {
            if (stream == null) {
                throw new IllegalStateException("The jar of hls.js is not on the class path");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
