package dev.millrace.video.captions;

import java.util.ArrayList;
import java.util.List;

/** Puts subtitles into an HLS master playlist in the place of those that an earlier call put there. Pure. */
final class MasterPlaylistSubtitles {

    private static final String MEDIA = "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\"";
    private static final String VARIANT = "#EXT-X-STREAM-INF:";
    private static final String GROUP = ",SUBTITLES=\"subtitles\"";

    private MasterPlaylistSubtitles() {}

    static String apply(String master, List<Subtitle> subtitles) {
        List<String> lines = new ArrayList<>();
        boolean named = false;
        for (String line :
                master.lines().filter(line -> !line.startsWith(MEDIA)).toList()) {
            boolean variant = line.startsWith(VARIANT);
            if (variant && !named) {
                subtitles.forEach(subtitle -> lines.add(media(subtitle)));
                named = true;
            }
            lines.add(variant ? line.replace(GROUP, "") + (subtitles.isEmpty() ? "" : GROUP) : line);
        }
        return String.join("\n", lines) + "\n";
    }

    /** As an attribute can say it, which has no way to escape a quote. */
    static String quotable(String name) {
        return name.replace('"', '\'');
    }

    private static String media(Subtitle subtitle) {
        return MEDIA + ",NAME=\"" + quotable(subtitle.name()) + "\",LANGUAGE=\"" + subtitle.language()
                + "\",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI=\"" + subtitle.playlistUri() + "\"";
    }
}
