package dev.millrace.worker.encode;

/** Hears about once a second how far ffmpeg is; called by the thread that reads ffmpeg. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Some more is encoded.
     *
     * @param seconds media time written so far
     * @param speed media seconds per second; 0 while unknown
     */
    void encoded(double seconds, double speed);
}
