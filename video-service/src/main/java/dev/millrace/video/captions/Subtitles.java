package dev.millrace.video.captions;

import dev.millrace.common.keys.ObjectKeys;
import java.util.List;
import java.util.UUID;

/** Captions as a playlist or manifest of the same video refers to them. Pure. */
final class Subtitles {

    private Subtitles() {}

    /** @param namedBy key of the playlist or manifest, in a folder of the video */
    static List<Subtitle> of(UUID videoId, List<Caption> captions, String namedBy) {
        String video = ObjectKeys.videoPrefix(videoId);
        long depth =
                namedBy.substring(video.length()).chars().filter(c -> c == '/').count();
        String up = "../".repeat((int) depth);
        return captions.stream()
                .map(caption -> {
                    String folder = up
                            + ObjectKeys.captionsPrefix(videoId, caption.language(), caption.version())
                                    .substring(video.length());
                    return new Subtitle(
                            caption.language(),
                            name(caption, captions),
                            folder + CaptionFiles.PLAYLIST,
                            folder + CaptionFiles.WHOLE);
                })
                .toList();
    }

    /** why: HLS wants every name of a group to be another one (RFC 8216, 4.3.4.1.1). */
    private static String name(Caption caption, List<Caption> all) {
        boolean isShared = all.stream()
                .anyMatch(other -> other.label().equals(caption.label())
                        && !other.language().equals(caption.language()));
        return isShared ? caption.label() + " (" + caption.language() + ")" : caption.label();
    }
}
