package dev.millrace.common.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Playlists, manifests and texts as players get them, in files that a player can open. */
public final class Golden {

    private Golden() {}

    /** The text of a file in {@code golden/}. */
    public static String text(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
