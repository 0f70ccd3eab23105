package dev.millrace.worker.pictures;

import java.nio.file.Path;
import java.util.List;

/**
 * Thumbnails for seeking.
 *
 * @param sheets JPEGs, stored under their file names beside the track
 * @param track WebVTT that names the part of a sheet for each time
 */
public record Storyboard(List<Path> sheets, String track, int tileWidth, int tileHeight) {

    /** Key of the track, relative to the attempt's prefix. */
    public static final String KEY = "storyboard.vtt";

    public Storyboard {
        sheets = List.copyOf(sheets);
    }
}
