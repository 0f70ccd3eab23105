package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.worker.division.TaskResult;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.publish.Publisher;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.publish.SegmentUploads;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.verify.OutputVerifier;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes, verifies, packages and stores an output, pass by pass. Reports the stream as soon as it plays, and again whenever
 * renditions have joined it. Thread-safe.
 */
@Component
class OutputPipeline {

    private final Encoder encoder;
    private final PictureMaker pictureMaker;
    private final HlsPackager packager;
    private final Publisher publisher;
    private final S3Outputs outputs;
    private final Reports reports;
    private final JsonMapper json;
    private final DistributionSummary speed;

    OutputPipeline(
            Encoder encoder,
            PictureMaker pictureMaker,
            HlsPackager packager,
            Publisher publisher,
            S3Outputs outputs,
            Reports reports,
            JsonMapper json,
            MeterRegistry meters) {
        this.encoder = encoder;
        this.pictureMaker = pictureMaker;
        this.packager = packager;
        this.publisher = publisher;
        this.outputs = outputs;
        this.reports = reports;
        this.json = json;
        this.speed = DistributionSummary.builder("transcode.encode.speed")
                .description("Media seconds per second")
                .register(meters);
    }

    /**
     * Returns the report of the complete output.
     *
     * @throws dev.millrace.worker.verify.CopyUnfit when the plan copies what must be encoded
     */
    Completed make(TranscodeAttempt attempt, FetchedSource source, Plan plan, ProgressReports progress)
            throws InterruptedException {
        try (SegmentUploads uploads = publisher.open(attempt.prefix(), source.output())) {
            return new Run(attempt, source, plan, progress, uploads).make();
        }
    }

    /**
     * Makes the first pass alone; what it made is stored.
     *
     * @param isReported whether the stream is made to play, and reported
     * @throws dev.millrace.worker.verify.CopyUnfit when the plan copies what must be encoded
     */
    TaskResult makeFirst(
            TranscodeAttempt attempt, FetchedSource source, Plan plan, boolean isReported, ProgressReports progress)
            throws InterruptedException {
        try (SegmentUploads uploads = publisher.open(attempt.prefix(), source.output())) {
            return new Run(attempt, source, plan, progress, uploads).makeFirst(isReported);
        }
    }

    /** The making of one output. Used by one thread. */
    private final class Run {

        private final TranscodeAttempt attempt;
        private final FetchedSource source;
        private final Plan plan;
        private final ProgressReports progress;
        private final SegmentUploads uploads;
        private final Encoder.Encoding encoding;
        private final OutputVerifier verifier;
        private final OutputStore store;
        private final PosterAndStoryboard pictures;
        private final PassProgress passProgress;
        private long storedBytes;

        Run(
                TranscodeAttempt attempt,
                FetchedSource source,
                Plan plan,
                ProgressReports progress,
                SegmentUploads uploads) {
            this.attempt = attempt;
            this.source = source;
            this.plan = plan;
            this.progress = progress;
            this.uploads = uploads;
            this.encoding = encoder.open(source.file(), source.facts(), plan, source.output(), attempt.signal());
            this.verifier = new OutputVerifier(source.output(), source.facts());
            this.store = new OutputStore(outputs, uploads, json, attempt);
            this.pictures = new PosterAndStoryboard(pictureMaker, outputs, reports, attempt, plan, source.output());
            this.passProgress = new PassProgress(progress, source.facts(), plan);
        }

        Completed make() throws InterruptedException {
            for (Plan playing : plan.stages()) {
                encode(last(playing.passes()));
                ended("encode", playing);
                if (!playing.equals(plan)) {
                    play(playing);
                }
            }
            progress.at(Stage.PUBLISHING, 95, 1);
            return store(plan, Completed::new, () -> pictures.whenComplete(plan));
        }

        TaskResult makeFirst(boolean isReported) throws InterruptedException {
            Plan first = plan.stages().get(0);
            encode(last(first.passes()));
            ended("encode", first);
            if (isReported) {
                play(first);
            } else {
                packager.pack(verifier, first);
                first.passes().forEach(pass -> uploads.storeRest(pass.labels()));
                uploaded(first);
            }
            return TaskResult.made(verifier.tracks(), uploads.stored(), 0);
        }

        private void play(Plan playing) throws InterruptedException {
            Playable playable = store(playing, Playable::new, () -> pictures.whenPlayable(playing));
            attempt.serve();
            reports.playable(playable, attempt.signal());
            ended("report", playing);
        }

        private void ended(String step, Plan made) {
            ended(step, made, 0);
        }

        private void ended(String step, Plan made, long bytes) {
            attempt.steps().ended(step + " " + made.passes().size(), bytes);
        }

        /** why then: segments go while ffmpeg runs, and are counted when the last one is stored. */
        private void uploaded(Plan made) {
            uploads.await();
            long before = storedBytes;
            storedBytes = uploads.storedBytes();
            ended("upload", made, storedBytes - before);
        }

        private static Pass last(List<Pass> passes) {
            return passes.get(passes.size() - 1);
        }

        private void encode(Pass pass) throws InterruptedException {
            long begin = System.nanoTime();
            PeriodicTask.Step beside = () -> {
                uploads.storeFinished(pass.labels());
                pictures.beside();
            };
            passProgress.at(pass, 0, 0);
            try (PeriodicTask publishing = new PeriodicTask(publisher.lookEvery(), beside)) {
                encoding.encode(pass, (seconds, nowSpeed) -> passProgress.at(pass, seconds, nowSpeed));
                publishing.checkFailure();
            }
            speed.record(source.facts().durationSeconds() * 1e9 / (System.nanoTime() - begin));
        }

        /** why: pictures are made while the last segments are on their way. */
        private <R extends Ready> R store(Plan made, BiFunction<AttemptId, Output, R> report, PicturesMade pictures)
                throws InterruptedException {
            HlsOutput output = packager.pack(verifier, made);
            ended("verify", made);
            made.passes().forEach(pass -> uploads.storeRest(pass.labels()));
            store.begin(output);
            List<Asset> shown = pictures.make();
            ended("pictures", made);
            uploaded(made);
            R ready = report.apply(attempt.id(), ReportedOutput.of(attempt.prefix(), source.facts(), output, shown));
            attempt.signal().check();
            store.finish(output, ready);
            ended("playlists", made);
            return ready;
        }
    }

    /** Makes the pictures that go with an output. */
    @FunctionalInterface
    private interface PicturesMade {
        List<Asset> make() throws InterruptedException;
    }
}
