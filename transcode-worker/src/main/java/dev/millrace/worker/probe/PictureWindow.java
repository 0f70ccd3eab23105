package dev.millrace.worker.probe;

/**
 * What of a picture is to be decoded.
 *
 * @param stream ffmpeg's number of its track
 * @param fromSeconds on the file's clock, as ffprobe prints times; the frame that stands then is wanted
 * @param toSeconds the first moment that is not wanted, on the same clock; may lie behind the end, and be infinite
 */
public record PictureWindow(int stream, double fromSeconds, double toSeconds) {

    /** Of the picture that is shown, in seconds from the beginning of the file's picture and sound. */
    public static PictureWindow of(SourceFacts facts, double fromSeconds, double toSeconds) {
        double start = facts.file().startSeconds();
        return new PictureWindow(facts.videoStream(), start + fromSeconds, start + toSeconds);
    }
}
