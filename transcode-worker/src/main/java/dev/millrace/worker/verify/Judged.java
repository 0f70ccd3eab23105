package dev.millrace.worker.verify;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.BrokenSegment;
import java.io.IOException;

/** What it means that a rendition is not as planned. */
final class Judged {

    private Judged() {}

    /** One look at one rendition. */
    @FunctionalInterface
    interface Look<T> {
        T at() throws IOException;
    }

    /**
     * Returns what the look returns.
     *
     * @throws CopyUnfit when a copied rendition is not as planned
     * @throws TranscodeFailure retryable, when an encoded one is not
     */
    static <T> T look(Rendition rendition, Look<T> look) {
        try {
            return look.at();
        } catch (Unfit | BrokenSegment e) {
            if (rendition.isCopied()) {
                throw new CopyUnfit(rendition.label(), e);
            }
            throw broken(rendition.label(), e);
        } catch (IOException e) {
            throw broken(rendition.label(), e);
        }
    }

    /** @throws TranscodeFailure retryable, when it is not as planned */
    static <T> T look(AudioRendition sound, Look<T> look) {
        try {
            return look.at();
        } catch (Unfit | BrokenSegment | IOException e) {
            throw broken(sound.label(), e);
        }
    }

    private static TranscodeFailure broken(String label, Exception cause) {
        return TranscodeFailure.retryable(
                FailReason.TRANSCODE_ERROR, "Output %s is not whole: %s".formatted(label, cause.getMessage()), cause);
    }
}
