package dev.millrace.worker.attempt;

import dev.millrace.worker.probe.PictureWindow;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.source.PartialSource;
import dev.millrace.worker.source.SourceObject;
import java.nio.file.Path;

/**
 * A source on this machine's disk, what it turned out to be, and the folder for what is made of it.
 *
 * @param parts what of it is there: all, or what its probe needed
 */
record FetchedSource(PartialSource parts, Scratch scratch, SourceFacts facts) {

    SourceObject object() {
        return parts.object();
    }

    Path file() {
        return parts.file();
    }

    Path output() {
        return scratch.output();
    }

    /** Whether all of it is there. */
    boolean isWhole() {
        return parts.isWhole();
    }

    /**
     * Fetches what ffmpeg reads to decode the picture in the window, as far as it is not there.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure retryable
     */
    void bring(PictureWindow window) throws InterruptedException {
        parts.fetch(window);
    }
}
