package dev.millrace.local.client;

import dev.millrace.common.media.SourceContainer;
import java.nio.file.Path;
import java.util.Locale;

/** Derives the declared media type from the file extension, like a phone. */
public final class MediaType {

    private MediaType() {}

    /** @throws IllegalArgumentException for an extension of no accepted container */
    public static String of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        for (SourceContainer container : SourceContainer.values()) {
            if (container.extension().equals(extension)) {
                return container.mimes().get(0);
            }
        }
        return switch (extension) {
            case "m4v" -> "video/mp4";
            case "qt" -> "video/quicktime";
            case "3gpp" -> "video/3gpp";
            case "3g2" -> "video/3gpp2";
            case "asf" -> "video/x-ms-asf";
            default ->
                throw new IllegalArgumentException(
                        "what is " + file.getFileName() + "? Millrace takes mp4, mov, 3gp, avi and wmv");
        };
    }
}
