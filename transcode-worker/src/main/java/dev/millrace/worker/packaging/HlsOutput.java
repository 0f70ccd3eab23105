package dev.millrace.worker.packaging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verified output of an encode.
 *
 * @param durationSeconds length of the picture
 * @param videos highest first
 * @param mediaPlaylists text by key relative to the master playlist
 */
public record HlsOutput(
        double durationSeconds,
        List<Rendition> videos,
        @Nullable Rendition audio,
        Map<String, String> mediaPlaylists,
        String masterPlaylist) {

    /** Key of the master playlist, relative to the attempt's prefix. */
    public static final String MASTER = "master.m3u8";

    /** Folder of the sound. */
    public static final String AUDIO_FOLDER = "audio";

    public HlsOutput {
        videos = List.copyOf(videos);
        mediaPlaylists = Map.copyOf(mediaPlaylists);
    }
}
