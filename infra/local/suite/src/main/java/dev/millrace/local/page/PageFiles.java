package dev.millrace.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a page. */
interface PageFiles {

    /** The file at a URL path. */
    Optional<PageFile> at(String path);

    /** What the content security policy must allow as styles. */
    String styleSources();

    /** A file's location and media type. */
    record PageFile(URL resource, String type) {

        private static final Map<String, String> TYPES = Map.of(
                "html", "text/html; charset=utf-8",
                "css", "text/css; charset=utf-8",
                "js", "text/javascript; charset=utf-8",
                "mjs", "text/javascript; charset=utf-8",
                "svg", "image/svg+xml",
                "png", "image/png");

        byte[] bytes() throws IOException {
            try (InputStream stream = resource.openStream()) {
                return stream.readAllBytes();
            }
        }

        /** The media type of a file name, or null for one that no page has. */
        static @Nullable String typeOf(String name) {
            return TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        }
    }
}
