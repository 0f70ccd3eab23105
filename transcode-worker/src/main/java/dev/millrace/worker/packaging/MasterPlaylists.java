package dev.millrace.worker.packaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes the master playlist. Pure. */
final class MasterPlaylist {

    private static final String HEAD = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    private static final String FIRST = "720p";
    private static final long FIRST_BANDWIDTH = 2_000_000;

    private final List<Rendition> videos;
    private final List<SoundRendition> sounds;
    private final String language;

    /** @param language BCP 47 */
    MasterPlaylist(List<Rendition> videos, List<SoundRendition> sounds, String language) {
        this.videos = videos;
        this.sounds = sounds;
        this.language = language;
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        sounds.forEach(sound -> text.append(group(sound)));
        List<Rendition> ordered = startingInTheMiddle();
        ordered.forEach(video -> text.append(variant(video)));
        ordered.forEach(video -> text.append(keyFrames(video)));
        return text.toString();
    }

    /** why: the name is the same in every group, because all are the same sound to a viewer. */
    private String group(SoundRendition sound) {
        return "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"%s\",NAME=\"Original\",LANGUAGE=\"%s\",DEFAULT=YES,AUTOSELECT=YES,"
                        .formatted(sound.folder(), language)
                + "CHANNELS=\"%d\",URI=\"%s\"\n".formatted(sound.sound().channels(), sound.playlist());
    }

    /** why: players begin with the first one listed; neither the best nor the worst is a good guess. */
    private List<Rendition> startingInTheMiddle() {
        Rendition first = videos.stream()
                .filter(video -> video.folder().equals(FIRST))
                .findFirst()
                .orElseGet(this::nearestToAGoodGuess);
        List<Rendition> ordered = new ArrayList<>(videos);
        ordered.remove(first);
        ordered.add(0, first);
        return ordered;
    }

    private Rendition nearestToAGoodGuess() {
        return videos.stream()
                .min(Comparator.comparingLong(video -> Math.abs(video.bandwidth() - FIRST_BANDWIDTH)))
                .orElseThrow();
    }

    private static String variant(Rendition video) {
        SoundRendition sound = video.sound();
        String codecs = sound == null ? video.codec() : video.codec() + "," + sound.codec();
        String group = sound == null ? "" : ",AUDIO=\"" + sound.folder() + "\"";
        return String.format(
                Locale.ROOT,
                "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,FRAME-RATE=%.3f,"
                        + "VIDEO-RANGE=SDR%s,CLOSED-CAPTIONS=NONE\n%s\n",
                video.bandwidth(),
                video.averageBandwidth(),
                codecs,
                video.width(),
                video.height(),
                video.rung().frameRate().value(),
                group,
                video.playlist());
    }

    private static String keyFrames(Rendition video) {
        return "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\",RESOLUTION=%dx%d,"
                        .formatted(
                                video.track().keyFrameBandwidth(video.targetSeconds()),
                                video.track().averageKeyFrameBandwidth(),
                                video.codec(),
                                video.width(),
                                video.height())
                + "VIDEO-RANGE=SDR,URI=\"%s\"\n".formatted(video.keyFramePlaylist());
    }
}
