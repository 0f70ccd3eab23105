package dev.millrace.worker.packaging;

import dev.millrace.worker.probe.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the master playlist. Pure. */
final class MasterPlaylist {

    private static final String FIRST = "720p";

    private final Rational frameRate;
    private final @Nullable Rendition audio;

    MasterPlaylist(Rational frameRate, @Nullable Rendition audio) {
        this.frameRate = frameRate;
        this.audio = audio;
    }

    String text(List<Rendition> videos, String language) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (audio != null) {
            text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Original\",LANGUAGE=\"")
                    .append(language)
                    .append("\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"")
                    .append(audio.playlist())
                    .append("\"\n");
        }
        List<Rendition> ordered = startingInTheMiddle(videos);
        ordered.forEach(video -> text.append(variant(video)));
        ordered.forEach(video -> text.append(keyFrames(video)));
        return text.toString();
    }

    /** why: players begin with the first one listed; neither the best nor the worst is a good guess. */
    private static List<Rendition> startingInTheMiddle(List<Rendition> videos) {
        List<Rendition> ordered = new ArrayList<>();
        videos.stream().filter(video -> video.folder().equals(FIRST)).forEach(ordered::add);
        videos.stream().filter(video -> !video.folder().equals(FIRST)).forEach(ordered::add);
        return ordered;
    }

    private String variant(Rendition video) {
        String codecs = audio == null ? video.codec() : video.codec() + "," + audio.codec();
        String group = audio == null ? "" : ",AUDIO=\"audio\"";
        return String.format(
                Locale.ROOT,
                "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%.3f%s,"
                        + "CLOSED-CAPTIONS=NONE\n%s\n",
                video.bandwidth(),
                video.averageBandwidth(),
                codecs,
                video.width(),
                video.height(),
                frameRate.value(),
                group,
                video.playlist());
    }

    private static String keyFrames(Rendition video) {
        return "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,URI=\"%s\"\n"
                .formatted(
                        video.keyFrameBandwidth(),
                        video.codec(),
                        video.width(),
                        video.height(),
                        video.keyFramePlaylist());
    }
}
