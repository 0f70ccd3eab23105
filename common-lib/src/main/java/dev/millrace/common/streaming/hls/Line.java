package dev.millrace.common.streaming.hls;

import java.util.List;

/** A line of a playlist: a tag, the address of a playlist or segment, or something that players pass over. */
public sealed interface Line {

    /** The line without its end. */
    String text();

    /** A tag. */
    record Tag(String text) implements Line {

        /** Without the number sign. */
        public String name() {
            int colon = text.indexOf(':');
            return text.substring(1, colon < 0 ? text.length() : colon);
        }

        /** What it says, when it has attributes. @throws MalformedPlaylist when it has something else */
        public AttributeList attributes() {
            int colon = text.indexOf(':');
            return AttributeList.parse(colon < 0 ? "" : text.substring(colon + 1));
        }
    }

    /** An address, relative to the playlist. */
    record Address(String text) implements Line {}

    /** A comment or an empty line. */
    record Comment(String text) implements Line {}

    /** Reads all lines of a playlist. @throws MalformedPlaylist when it does not begin as one */
    static List<Line> read(String playlist) {
        List<Line> lines = playlist.lines().map(Line::of).toList();
        if (lines.isEmpty() || !lines.get(0).text().equals("#" + PlaylistText.FIRST)) {
            throw new MalformedPlaylist("a playlist begins with #" + PlaylistText.FIRST);
        }
        return lines;
    }

    private static Line of(String line) {
        if (line.startsWith("#EXT")) {
            return new Tag(line);
        }
        return line.isEmpty() || line.startsWith("#") ? new Comment(line) : new Address(line);
    }
}
