package dev.millrace.worker.packaging;

import java.util.List;
import java.util.Map;

/**
 * The verified output of an encode, as players see it: HLS and DASH over the same segments.
 *
 * @param durationSeconds length of the picture
 * @param videos highest first
 * @param audioRenditions most channels first
 * @param mediaPlaylists text by key relative to the master playlist
 */
public record HlsOutput(
        double durationSeconds,
        List<PackagedRendition> videos,
        List<PackagedAudioRendition> audioRenditions,
        Map<String, String> mediaPlaylists,
        String masterPlaylist,
        String manifest) {

    /** Key of the master playlist, relative to the attempt's prefix. */
    public static final String MASTER = "master.m3u8";

    /** Key of the DASH manifest, relative to the attempt's prefix. */
    public static final String MANIFEST = "manifest.mpd";

    public HlsOutput {
        videos = List.copyOf(videos);
        audioRenditions = List.copyOf(audioRenditions);
        mediaPlaylists = Map.copyOf(mediaPlaylists);
    }
}
