package dev.millrace.local.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an HLS playlist that a player follows.
 *
 * @param lines without blanks around them
 */
public record Playlist(List<String> lines) {

    private static final Pattern URI_ATTRIBUTE = Pattern.compile("URI=\"([^\"]+)\"");
    private static final Pattern RESOLUTION = Pattern.compile("RESOLUTION=([0-9]+x[0-9]+)");

    /** Reads a playlist. */
    public static Playlist of(String text) {
        return new Playlist(text.lines().map(String::strip).toList());
    }

    /** Whether it names variants, not segments. */
    public boolean isMaster() {
        return lines.stream().anyMatch(line -> line.startsWith("#EXT-X-STREAM-INF"));
    }

    /** Sizes of a master's variants, {@code 1280x720}, each once. */
    public Set<String> resolutions() {
        Set<String> resolutions = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher attribute = RESOLUTION.matcher(line);
            if (line.startsWith("#EXT-X-STREAM-INF") && attribute.find()) {
                resolutions.add(attribute.group(1));
            }
        }
        return resolutions;
    }

    /** Everything that it names, in order: playlists of a master, initialisation and segments of a media playlist. */
    public Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher attribute = URI_ATTRIBUTE.matcher(line);
            if (line.startsWith("#") && attribute.find()) {
                references.add(attribute.group(1));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                references.add(line);
            }
        }
        return references;
    }

    /** Playlists that are not played by themselves: only key frames, for seeking. */
    public Set<String> keyFrameReferences() {
        Set<String> references = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher attribute = URI_ATTRIBUTE.matcher(line);
            if (line.startsWith("#EXT-X-I-FRAME-STREAM-INF") && attribute.find()) {
                references.add(attribute.group(1));
            }
        }
        return references;
    }
}
