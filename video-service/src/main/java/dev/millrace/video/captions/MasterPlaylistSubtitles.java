package dev.millrace.video.captions;

import dev.millrace.common.streaming.hls.AlternativeRendition;
import dev.millrace.common.streaming.hls.MalformedPlaylist;
import dev.millrace.common.streaming.hls.MasterPlaylist;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts subtitles into an HLS master playlist in the place of those that an earlier call put there. */
final class MasterPlaylistSubtitles {

    private static final Logger LOG = LoggerFactory.getLogger(MasterPlaylistSubtitles.class);
    private static final String GROUP = "subtitles";

    private MasterPlaylistSubtitles() {}

    /** The playlist with them; a text that is no playlist as it is. */
    static String apply(String master, List<Subtitle> subtitles) {
        try {
            return MasterPlaylist.parse(master)
                    .withSubtitles(
                            GROUP,
                            subtitles.stream()
                                    .map(MasterPlaylistSubtitles::rendition)
                                    .toList())
                    .text();
        } catch (MalformedPlaylist e) {
            LOG.warn("no subtitles in a master playlist that cannot be read: {}", e.getMessage());
            return master;
        }
    }

    /** As an attribute can say it, which has no way to escape a quote. */
    static String quotable(String name) {
        return name.replace('"', '\'');
    }

    private static AlternativeRendition rendition(Subtitle subtitle) {
        return AlternativeRendition.subtitles(
                GROUP, quotable(subtitle.name()), subtitle.language(), subtitle.playlistUri());
    }
}
