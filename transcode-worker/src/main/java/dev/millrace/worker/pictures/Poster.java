package dev.millrace.worker.pictures;

import dev.millrace.worker.plan.Rendition;
import java.nio.file.Path;

/**
 * A picture that stands for a video.
 *
 * @param rendition rendition that it was taken from
 * @param file JPEG
 */
public record Poster(Rendition rendition, int width, int height, Path file) {

    /** Its key, relative to the attempt's prefix; another rendition gives another key, because players keep pictures. */
    public String key() {
        return key(rendition);
    }

    /** The key of a poster that is taken from a rendition. */
    public static String key(Rendition rendition) {
        return "poster-" + rendition.label() + ".jpg";
    }
}
