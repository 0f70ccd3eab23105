package dev.millrace.worker.packaging;

import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.Track;
import org.jspecify.annotations.Nullable;

/**
 * One rendition of the picture as playlists and manifest name it.
 *
 * @param sound what goes with it, or null in a silent video
 * @param targetSeconds of the playlists, over which peaks are taken
 */
public record PackagedRendition(
        Rendition rendition, Track track, @Nullable PackagedAudioRendition sound, int targetSeconds) {

    /** Where its files are, relative to the master playlist; also its label. */
    public String folder() {
        return rendition.label();
    }

    /** In pixels. */
    public int width() {
        return track.init().width();
    }

    /** In pixels. */
    public int height() {
        return track.init().height();
    }

    /** RFC 6381 string, of the picture only. */
    public String codec() {
        return track.init().codec();
    }

    /** Peak bits per second with the sound. */
    public long bandwidth() {
        return pictureBandwidth() + (sound == null ? 0 : sound.bandwidth());
    }

    /** Bits per second of the whole with the sound. */
    public long averageBandwidth() {
        return track.averageBandwidth() + (sound == null ? 0 : sound.averageBandwidth());
    }

    long pictureBandwidth() {
        return track.peakBandwidth(targetSeconds);
    }

    /** Key of its media playlist, relative to the master playlist. */
    public String playlist() {
        return folder() + "/playlist.m3u8";
    }

    /** Key of its I-frame playlist, relative to the master playlist. */
    public String keyFramePlaylist() {
        return folder() + "/iframes.m3u8";
    }
}
