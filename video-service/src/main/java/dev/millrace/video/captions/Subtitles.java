package dev.millrace.video.captions;

import dev.millrace.common.keys.ObjectKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Captions as a playlist or manifest of the same video refers to them. Pure. */
final class Subtitles {

    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]");

    private Subtitles() {}

    /** @param namedBy key of the playlist or manifest, in the folder that players may fetch from */
    static List<Subtitle> of(UUID videoId, List<Caption> captions, String namedBy) {
        String root = ObjectKeys.playbackPrefix(videoId);
        long depth =
                namedBy.substring(root.length()).chars().filter(c -> c == '/').count();
        String up = "../".repeat((int) depth);
        List<Subtitle> subtitles = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Caption caption : captions) {
            String folder = up
                    + ObjectKeys.captionsPrefix(videoId, caption.language(), caption.version())
                            .substring(root.length());
            subtitles.add(new Subtitle(
                    caption.language(),
                    name(caption, captions, taken),
                    folder + CaptionFiles.PLAYLIST,
                    folder + CaptionFiles.WHOLE));
        }
        return List.copyOf(subtitles);
    }

    /** why: HLS wants every name of a group to be another one (RFC 8216, 4.3.4.1.1). */
    private static String name(Caption caption, List<Caption> all, Set<String> taken) {
        boolean isShared = all.stream()
                .anyMatch(other -> MasterPlaylistSubtitles.quotable(written(other))
                                .equals(MasterPlaylistSubtitles.quotable(written(caption)))
                        && !other.language().equals(caption.language()));
        String suffix = " (" + caption.language() + ")";
        String name = isShared ? written(caption) + suffix : written(caption);
        while (!taken.add(MasterPlaylistSubtitles.quotable(name))) {
            name += suffix;
        }
        return name;
    }

    /** why: labels from before the API refused these would break the line or the XML. */
    private static String written(Caption caption) {
        return UNWRITABLE.matcher(caption.label()).replaceAll(" ");
    }
}
