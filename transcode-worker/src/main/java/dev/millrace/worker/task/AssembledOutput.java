package dev.millrace.worker.task;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.worker.attempt.OutputStore;
import dev.millrace.worker.attempt.ReportedOutput;
import dev.millrace.worker.attempt.Scratch;
import dev.millrace.worker.attempt.ScratchDirectory;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.publish.Publisher;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.publish.SegmentUploads;
import dev.millrace.worker.segments.Track;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores what makes the segments of an assembly play. Thread-safe. */
@Component
class AssembledOutput {

    private final PictureMaker pictureMaker;
    private final Publisher publisher;
    private final S3Outputs outputs;
    private final ScratchDirectory scratchDirectory;
    private final JsonMapper json;

    AssembledOutput(
            PictureMaker pictureMaker,
            Publisher publisher,
            S3Outputs outputs,
            ScratchDirectory scratchDirectory,
            JsonMapper json) {
        this.pictureMaker = pictureMaker;
        this.publisher = publisher;
        this.outputs = outputs;
        this.scratchDirectory = scratchDirectory;
        this.json = json;
    }

    /**
     * Prepares to store one.
     *
     * @param tracks by label
     * @param earlier what was reported of the same folder before
     */
    Assembling open(TranscodeAttempt attempt, DividedPlan plan, Map<String, Track> tracks, Optional<Ready> earlier) {
        return new Assembling(attempt, plan, tracks, earlier);
    }

    /** The storing of one. Used by one thread. */
    final class Assembling {

        private final TranscodeAttempt attempt;
        private final DividedPlan plan;
        private final Map<String, Track> tracks;
        private final Optional<Ready> earlier;

        private Assembling(
                TranscodeAttempt attempt, DividedPlan plan, Map<String, Track> tracks, Optional<Ready> earlier) {
            this.attempt = attempt;
            this.plan = plan;
            this.tracks = tracks;
            this.earlier = earlier;
        }

        /** Stores playlists, manifest and pictures, and returns the report of it, which is stored too. */
        <R extends Ready> R store(Plan playing, HlsOutput output, BiFunction<AttemptId, Output, R> report)
                throws InterruptedException {
            try (Scratch scratch = scratchDirectory.open(attempt.id());
                    SegmentUploads uploads = publisher.open(attempt.prefix(), scratch.output())) {
                OutputStore store = new OutputStore(outputs, uploads, json, attempt);
                store.begin(output);
                List<Asset> shown = pictures(scratch, playing);
                attempt.steps().ended("pictures");
                uploads.await();
                R ready = report.apply(attempt.id(), ReportedOutput.of(attempt.prefix(), plan.facts(), output, shown));
                attempt.signal().check();
                store.finish(output, ready);
                attempt.steps().ended("playlists");
                return ready;
            }
        }

        private List<Asset> pictures(Scratch scratch, Plan playing) throws InterruptedException {
            AssembledPictures pictures =
                    new AssembledPictures(pictureMaker, outputs, attempt, playing, tracks, scratch.output());
            return playing.equals(plan.plan()) ? pictures.whenComplete(earlier) : pictures.whenPlayable(earlier);
        }
    }
}
