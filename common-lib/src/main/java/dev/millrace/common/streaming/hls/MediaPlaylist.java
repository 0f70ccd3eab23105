package dev.millrace.common.streaming.hls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The playlist of one whole stream on demand.
 *
 * @param targetSeconds what no segment exceeds, rounded
 * @param init address of the initialisation segment, or null for text
 */
public record MediaPlaylist(
        int targetSeconds, Content content, @Nullable String init, List<MediaSegment> segments) {

    /** What its segments are. */
    public enum Content {
        /** Text, which has no frames. */
        TEXT(null),
        /** Media with segments that decode independently. */
        MEDIA(PlaylistText.INDEPENDENT),
        /** Key frames alone. */
        KEY_FRAMES("EXT-X-I-FRAMES-ONLY");

        private final @Nullable String tag;

        Content(@Nullable String tag) {
            this.tag = tag;
        }
    }

    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /** As players read it. */
    public String text() {
        PlaylistText text = new PlaylistText()
                .tag(PlaylistText.FIRST)
                .tag(PlaylistText.VERSION, PlaylistText.SEVEN)
                .tag("EXT-X-TARGETDURATION", targetSeconds)
                .tag("EXT-X-MEDIA-SEQUENCE", 0)
                .tag("EXT-X-PLAYLIST-TYPE", "VOD");
        if (content.tag != null) {
            text.tag(content.tag);
        }
        if (init != null) {
            text.tag("EXT-X-MAP", AttributeList.EMPTY.withQuoted("URI", init).text());
        }
        segments.forEach(segment -> segment.write(text));
        return text.tag("EXT-X-ENDLIST").toString();
    }
}
