package dev.millrace.worker.encode;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.SourceFacts;

/** How much an encode may use and make, by the size and the length of its source. Pure. */
public final class EncodeBounds {

    /** The caps of all renditions and the sound together: 68 MB a minute. */
    private static final double BYTES_PER_SECOND = 68e6 / 60;

    private static final long LEAST_OUTPUT_BYTES = 16L << 20;
    private static final double MOST_SECONDS_BEYOND = 10;

    private EncodeBounds() {}

    /** What the renditions' caps let an output of this length become. */
    public static long expectedBytes(double seconds) {
        return (long) (seconds * BYTES_PER_SECOND);
    }

    /**
     * What an output may become before it is stopped: twice what the caps allow, and the source once more, which may be copied
     * as a rendition.
     */
    static long mostBytes(SourceFacts source, long sourceBytes) {
        return LEAST_OUTPUT_BYTES + sourceBytes + 2 * expectedBytes(source.durationSeconds());
    }

    /**
     * About twice what was measured, from 560 MB for 1080p with 2 threads to 2.4 GB for 8K HLG with 8: each thread has buffers,
     * and decoders and filters hold more frames when there are more threads.
     */
    static long mostMemoryBytes(SourceFacts source, int threads) {
        long pixels = (long) source.displayWidth() * source.displayHeight();
        return 2 * ((512L << 20) + threads * (64L << 20) + pixels * (16 + 4L * threads));
    }

    /**
     * Checks what one pass over the whole source could not decode.
     *
     * @throws TranscodeFailure permanent, when that is most of the picture: what fills the gaps is no video
     */
    public static void checkDecoded(int undecodable, SourceFacts source) {
        double frames = source.durationSeconds() * source.frameRate().value();
        if (undecodable > frames / 2) {
            throw TranscodeFailure.permanent(
                    FailReason.SOURCE_UNREADABLE,
                    "%d of %.0f pictures cannot be decoded".formatted(undecodable, frames));
        }
    }

    /** @throws TranscodeFailure permanent, when the output is far longer than the source says it is: it may never end */
    static void checkSeconds(double seconds, SourceFacts source) {
        if (seconds > 2 * source.durationSeconds() + MOST_SECONDS_BEYOND) {
            throw TranscodeFailure.permanent(
                    FailReason.SOURCE_UNREADABLE,
                    "Goes on at %.0f s, but says that it lasts %.0f s".formatted(seconds, source.durationSeconds()));
        }
    }
}
