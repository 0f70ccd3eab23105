package dev.millrace.worker.packaging;

import dev.millrace.common.streaming.hls.AlternativeRendition;
import dev.millrace.common.streaming.hls.Bitstream;
import dev.millrace.common.streaming.hls.KeyFrameVariant;
import dev.millrace.common.streaming.hls.MasterPlaylist;
import dev.millrace.common.streaming.hls.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The master playlist of verified renditions. Pure. */
final class MasterPlaylists {

    private static final String FIRST = "720p";
    private static final long FIRST_BANDWIDTH = 2_000_000;

    private final List<PackagedRendition> videos;
    private final List<PackagedAudioRendition> audioRenditions;
    private final String language;

    private MasterPlaylists(
            List<PackagedRendition> videos, List<PackagedAudioRendition> audioRenditions, String language) {
        this.videos = videos;
        this.audioRenditions = audioRenditions;
        this.language = language;
    }

    /** @param language BCP 47 */
    static MasterPlaylist of(
            List<PackagedRendition> videos, List<PackagedAudioRendition> audioRenditions, String language) {
        return new MasterPlaylists(videos, audioRenditions, language).playlist();
    }

    private MasterPlaylist playlist() {
        List<PackagedRendition> ordered = startingInTheMiddle();
        return MasterPlaylist.of(
                audioRenditions.stream().map(this::group).toList(),
                ordered.stream().map(MasterPlaylists::variant).toList(),
                ordered.stream().map(MasterPlaylists::keyFrames).toList());
    }

    /** why: the name is the same in every group, because all are the same sound to a viewer. */
    private AlternativeRendition group(PackagedAudioRendition sound) {
        return AlternativeRendition.audio(
                sound.folder(), "Original", language, sound.sound().channels(), sound.playlist());
    }

    /** why: players begin with the first one listed; neither the best nor the worst is a good guess. */
    private List<PackagedRendition> startingInTheMiddle() {
        PackagedRendition first = videos.stream()
                .filter(video -> video.folder().equals(FIRST))
                .findFirst()
                .orElseGet(this::nearestToAGoodGuess);
        List<PackagedRendition> ordered = new ArrayList<>(videos);
        ordered.remove(first);
        ordered.add(0, first);
        return ordered;
    }

    private PackagedRendition nearestToAGoodGuess() {
        return videos.stream()
                .min(Comparator.comparingLong(video -> Math.abs(video.bandwidth() - FIRST_BANDWIDTH)))
                .orElseThrow();
    }

    private static Variant variant(PackagedRendition video) {
        PackagedAudioRendition sound = video.sound();
        Bitstream stream = new Bitstream(
                video.bandwidth(),
                video.averageBandwidth(),
                sound == null ? video.codec() : video.codec() + "," + sound.codec(),
                video.width(),
                video.height());
        return Variant.of(
                stream, video.rendition().frameRate().value(), sound == null ? null : sound.folder(), video.playlist());
    }

    private static KeyFrameVariant keyFrames(PackagedRendition video) {
        Bitstream stream = new Bitstream(
                video.track().keyFrameBandwidth(video.targetSeconds()),
                video.track().averageKeyFrameBandwidth(),
                video.codec(),
                video.width(),
                video.height());
        return KeyFrameVariant.of(stream, video.keyFramePlaylist());
    }
}
