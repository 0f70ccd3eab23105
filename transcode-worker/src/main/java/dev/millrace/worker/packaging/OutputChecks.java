package dev.millrace.worker.packaging;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Rung;
import dev.millrace.worker.probe.SourceFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the output against the plan and the source: ffmpeg's exit code 0 says little. */
final class OutputChecks {

    private OutputChecks() {}

    /** @throws TranscodeFailure when players could not switch between the rungs, or when some of the source is missing */
    static void check(List<Rung> rungs, List<Track> videos, @Nullable Track audio, SourceFacts source) {
        Track first = videos.get(0);
        for (int i = 0; i < videos.size(); i++) {
            checkSize(rungs.get(i), videos.get(i).init());
            checkAligned(first, videos.get(i));
        }
        checkLength("picture", first.durationSeconds(), source.durationSeconds());
        if (audio != null) {
            checkLength("sound", audio.durationSeconds(), source.durationSeconds());
        }
    }

    private static void checkSize(Rung rung, InitSegment init) {
        if (rung.width() != init.width() || rung.height() != init.height()) {
            throw broken("%s is %d x %d".formatted(rung.label(), init.width(), init.height()));
        }
    }

    private static void checkAligned(Track first, Track other) {
        if (first.samples() != other.samples()) {
            throw broken("frame counts differ: " + first.samples() + " and " + other.samples());
        }
        if (first.init().timescale() != other.init().timescale()
                || !starts(first).equals(starts(other))) {
            throw broken("segments of two renditions start at different times");
        }
    }

    private static List<Long> starts(Track track) {
        return track.segments().stream().map(Segment::start).toList();
    }

    /** why: a source that was cut off encodes without an error, as far as it goes. */
    private static void checkLength(String what, double seconds, double source) {
        double slack = Math.max(1, source * 0.02);
        if (seconds < source - slack) {
            throw TranscodeFailure.permanent(
                    FailReason.SOURCE_UNREADABLE,
                    "The %s lasts %.2f s of %.2f s: the source is cut off".formatted(what, seconds, source));
        }
    }

    private static TranscodeFailure broken(String message) {
        return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, message);
    }
}
