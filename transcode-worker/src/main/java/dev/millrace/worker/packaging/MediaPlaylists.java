package dev.millrace.worker.packaging;

import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.Locale;

/** Writes the playlists of one stream. Pure. */
final class MediaPlaylists {

    private static final String INIT = "#EXT-X-MAP:URI=\"init.mp4\"\n";

    private MediaPlaylists() {}

    /** @param targetSeconds one value for all streams of a video */
    static String segments(Track track, int targetSeconds) {
        StringBuilder text =
                head(targetSeconds).append("#EXT-X-INDEPENDENT-SEGMENTS\n").append(INIT);
        for (Segment segment : track.segments()) {
            length(text, track.seconds(segment.duration()));
            text.append(segment.name()).append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    /** One byte range per group of pictures: its moof and its key frame, for fast forward and previews. */
    static String keyFrames(Track track, int targetSeconds) {
        StringBuilder text =
                head(targetSeconds).append("#EXT-X-I-FRAMES-ONLY\n").append(INIT);
        for (Segment segment : track.segments()) {
            for (Fragment fragment : segment.fragments()) {
                length(text, track.seconds(fragment.duration()));
                text.append("#EXT-X-BYTERANGE:%d@%d\n".formatted(fragment.keyFrameSize(), fragment.offset()));
                text.append(segment.name()).append('\n');
            }
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private static StringBuilder head(int targetSeconds) {
        return new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:")
                .append(targetSeconds)
                .append("\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
    }

    private static void length(StringBuilder text, double seconds) {
        text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", seconds));
    }
}
