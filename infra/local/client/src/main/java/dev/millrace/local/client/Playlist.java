package dev.millrace.local.client;

import dev.millrace.common.streaming.hls.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The references in an HLS playlist, master or media. */
public record Playlist(List<Line> lines) {

    private static final String VARIANT = "EXT-X-STREAM-INF";
    private static final String KEY_FRAMES = "EXT-X-I-FRAME-STREAM-INF";
    private static final Set<String> WITH_ADDRESS = Set.of("EXT-X-MEDIA", KEY_FRAMES, "EXT-X-MAP");

    public Playlist {
        lines = List.copyOf(lines);
    }

    /** Reads a playlist. @throws dev.millrace.common.streaming.hls.MalformedPlaylist for anything else */
    public static Playlist of(String text) {
        return new Playlist(Line.read(text));
    }

    /** Whether it is a master playlist. */
    public boolean isMaster() {
        return tags(VARIANT).findAny().isPresent();
    }

    /** Distinct sizes of a master's variants, such as {@code 1280x720}. */
    public Set<String> resolutions() {
        return inOrder(tags(VARIANT).map(tag -> tag.attributes().get("RESOLUTION")));
    }

    /** All references in order: the playlists of a master; initialisation and media segments of a media playlist. */
    public Set<String> references() {
        return inOrder(lines.stream().map(Playlist::reference));
    }

    /** Key frame playlists, which serve only for seeking. */
    public Set<String> keyFrameReferences() {
        return inOrder(tags(KEY_FRAMES).map(Playlist::reference));
    }

    private static Optional<String> reference(Line line) {
        if (line instanceof Line.Tag tag && WITH_ADDRESS.contains(tag.name())) {
            return tag.attributes().get("URI");
        }
        return line instanceof Line.Address address ? Optional.of(address.text()) : Optional.empty();
    }

    private Stream<Line.Tag> tags(String name) {
        return lines.stream()
                .filter(Line.Tag.class::isInstance)
                .map(Line.Tag.class::cast)
                .filter(tag -> tag.name().equals(name));
    }

    private static Set<String> inOrder(Stream<Optional<String>> found) {
        return found.flatMap(Optional::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
