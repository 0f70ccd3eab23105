package dev.millrace.worker.packaging;

/**
 * One stream of the output as the master playlist names it.
 *
 * @param folder where its files are, relative to the master playlist; also its label
 * @param bandwidth peak bits per second, with the sound for a video rendition
 */
public record Rendition(
        String folder,
        int width,
        int height,
        String codec,
        long bandwidth,
        long averageBandwidth,
        long keyFrameBandwidth) {

    /** Key of its media playlist, relative to the master playlist. */
    public String playlist() {
        return folder + "/playlist.m3u8";
    }

    /** Key of its I-frame playlist, relative to the master playlist. */
    public String keyFramePlaylist() {
        return folder + "/iframes.m3u8";
    }
}
