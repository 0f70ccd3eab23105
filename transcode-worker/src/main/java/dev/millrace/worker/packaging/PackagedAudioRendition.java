package dev.millrace.worker.packaging;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.segments.Track;

/**
 * One rendition of the sound as playlists and manifest name it.
 *
 * @param targetSeconds of the playlists, over which peaks are taken
 */
public record PackagedAudioRendition(AudioRendition sound, Track track, int targetSeconds) {

    /** Where its files are, relative to the master playlist; also its group in it. */
    public String folder() {
        return sound.label();
    }

    /** RFC 6381 string. */
    public String codec() {
        return track.init().codec();
    }

    /** Peak bits per second. */
    public long bandwidth() {
        return track.peakBandwidth(targetSeconds);
    }

    long averageBandwidth() {
        return track.averageBandwidth();
    }

    /** Key of its media playlist, relative to the master playlist. */
    public String playlist() {
        return folder() + "/playlist.m3u8";
    }
}
