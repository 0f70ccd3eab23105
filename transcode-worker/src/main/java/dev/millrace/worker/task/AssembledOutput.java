package dev.millrace.worker.task;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
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
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.segments.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Reports reports;
    private final JsonMapper json;

    AssembledOutput(
            PictureMaker pictureMaker,
            Publisher publisher,
            S3Outputs outputs,
            ScratchDirectory scratchDirectory,
            Reports reports,
            JsonMapper json) {
        this.pictureMaker = pictureMaker;
        this.publisher = publisher;
        this.outputs = outputs;
        this.scratchDirectory = scratchDirectory;
        this.reports = reports;
        this.json = json;
    }

    /**
     * Prepares to store one.
     *
     * @param tracks by label
     * @param known pictures that are stored in the same folder already
     */
    Assembling open(TranscodeAttempt attempt, DividedPlan plan, Map<String, Track> tracks, List<Asset> known) {
        return new Assembling(attempt, plan, tracks, known);
    }

    /** The storing of one. Used by one thread. */
    final class Assembling {

        private final TranscodeAttempt attempt;
        private final DividedPlan plan;
        private final Map<String, Track> tracks;
        private final List<Asset> known;

        private Assembling(TranscodeAttempt attempt, DividedPlan plan, Map<String, Track> tracks, List<Asset> known) {
            this.attempt = attempt;
            this.plan = plan;
            this.tracks = tracks;
            this.known = known;
        }

        /**
         * Stores playlists, manifest and poster, and reports that the stream plays. Then it makes the seek pictures: neither READY nor
         * the assembly that completes the output waits for them.
         */
        void play(Plan playing, HlsOutput output) throws InterruptedException {
            try (Scratch scratch = scratchDirectory.open(attempt.id());
                    SegmentUploads uploads = publisher.open(attempt.prefix(), scratch.output())) {
                AssembledPictures pictures = pictures(playing, scratch);
                OutputStore store = new OutputStore(outputs, uploads, json, attempt);
                Playable playable = store(store, uploads, output, pictures::whenPlayable, Playable::new);
                reports.assembled(playable, attempt.signal());
                attempt.steps().ended("report playable");
                pictures.storyboard().ifPresent(made -> store.note(with(made, playable)));
                attempt.steps().ended("storyboard");
            }
        }

        /** Stores playlists, manifest and pictures, and returns the report of it, which is stored too. */
        Completed complete(Plan playing, HlsOutput output) throws InterruptedException {
            try (Scratch scratch = scratchDirectory.open(attempt.id());
                    SegmentUploads uploads = publisher.open(attempt.prefix(), scratch.output())) {
                AssembledPictures pictures = pictures(playing, scratch);
                OutputStore store = new OutputStore(outputs, uploads, json, attempt);
                return store(store, uploads, output, pictures::whenComplete, Completed::new);
            }
        }

        private <R extends Ready> R store(
                OutputStore store,
                SegmentUploads uploads,
                HlsOutput output,
                PicturesMade pictures,
                BiFunction<AttemptId, Output, R> report)
                throws InterruptedException {
            store.begin(output);
            List<Asset> shown = pictures.make();
            attempt.steps().ended("pictures");
            uploads.await();
            R ready = report.apply(attempt.id(), ReportedOutput.of(attempt.prefix(), plan.facts(), output, shown));
            attempt.signal().check();
            store.finish(output, ready);
            attempt.steps().ended("playlists");
            return ready;
        }

        private AssembledPictures pictures(Plan playing, Scratch scratch) {
            return new AssembledPictures(
                    pictureMaker, outputs, attempt, playing.renditions(), tracks, known, scratch.output());
        }

        private static Playable with(Asset more, Playable playable) {
            Output output = playable.output();
            List<Asset> assets = new ArrayList<>(output.assets());
            assets.add(more);
            return new Playable(
                    playable.by(),
                    new Output(output.durationSeconds(), output.width(), output.height(), assets, output.source()));
        }
    }

    /** Makes the pictures that go with an output. */
    @FunctionalInterface
    private interface PicturesMade {
        List<Asset> make() throws InterruptedException;
    }
}
