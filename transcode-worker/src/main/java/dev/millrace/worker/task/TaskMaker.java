package dev.millrace.worker.task;

import dev.millrace.worker.attempt.Scratch;
import dev.millrace.worker.attempt.ScratchDirectory;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.DivisionStore;
import dev.millrace.worker.division.Task;
import dev.millrace.worker.division.TaskResult;
import dev.millrace.worker.encode.ChunkWindow;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.MovieRepair;
import dev.millrace.worker.probe.PictureWindow;
import dev.millrace.worker.publish.Publisher;
import dev.millrace.worker.publish.SegmentUploads;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.source.PartialSource;
import dev.millrace.worker.source.S3Sources;
import dev.millrace.worker.verify.ChunkVerifier;
import dev.millrace.worker.verify.PicturesMissing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes single tasks: fetch, encode, verify, store. Thread-safe. */
@Component
class TaskMaker {

    private static final Logger log = LoggerFactory.getLogger(TaskMaker.class);

    private final S3Sources sources;
    private final Encoder encoder;
    private final Publisher publisher;
    private final ScratchDirectory scratchDirectory;
    private final DivisionStore store;

    TaskMaker(
            S3Sources sources,
            Encoder encoder,
            Publisher publisher,
            ScratchDirectory scratchDirectory,
            DivisionStore store) {
        this.sources = sources;
        this.encoder = encoder;
        this.publisher = publisher;
        this.scratchDirectory = scratchDirectory;
        this.store = store;
    }

    /**
     * Makes a task, and stores what it made and its result. One that no attempt can make is made as well: its result says why.
     *
     * @throws TranscodeFailure retryable
     */
    TaskResult make(TranscodeAttempt attempt, DividedPlan plan, Task task) throws InterruptedException {
        log.info("Task {} of {}: {}", task.number(), plan.tasks().size(), task.isSound() ? "sound" : task.chunk());
        TaskResult result = madeOrFailed(attempt, plan, task);
        attempt.signal().check();
        store.keep(attempt.folder(), task.number(), result);
        attempt.steps().ended("result");
        return result;
    }

    /** why: only the job's own attempt may end the job, and it reads the results. */
    private TaskResult madeOrFailed(TranscodeAttempt attempt, DividedPlan plan, Task task) throws InterruptedException {
        double share = plan.seconds(task) / plan.facts().durationSeconds();
        scratchDirectory.checkRoomForSource((long) (share * plan.source().sizeBytes()));
        scratchDirectory.checkRoomForOutput(plan.seconds(task));
        try (Scratch scratch = scratchDirectory.open(attempt.id());
                SegmentUploads uploads = publisher.open(attempt.prefix(), scratch.output())) {
            return new Run(attempt, plan, plan.pass(task), scratch, uploads).make(task.chunk());
        } catch (TranscodeFailure e) {
            if (e.isRetryable()) {
                throw e;
            }
            log.warn("Task {} failed for good, {}: {}", task.number(), e.reason(), e.getMessage());
            return TaskResult.failed(e);
        }
    }

    /** What of a source is fetched. */
    @FunctionalInterface
    private interface Fetching {
        void of(PartialSource source) throws InterruptedException;
    }

    /** The making of one task. Used by one thread. */
    private final class Run {

        private final TranscodeAttempt attempt;
        private final DividedPlan plan;
        private final Pass pass;
        private final Scratch scratch;
        private final SegmentUploads uploads;
        private final Encoder.Encoding encoding;

        Run(TranscodeAttempt attempt, DividedPlan plan, Pass pass, Scratch scratch, SegmentUploads uploads) {
            this.attempt = attempt;
            this.plan = plan;
            this.pass = pass;
            this.scratch = scratch;
            this.uploads = uploads;
            this.encoding =
                    encoder.open(scratch.source(), plan.facts(), plan.plan(), scratch.output(), attempt.signal());
        }

        TaskResult make(@Nullable Chunk chunk) throws InterruptedException {
            return chunk == null ? sounds() : pictures(chunk);
        }

        private TaskResult sounds() throws InterruptedException {
            AudioTrack audio = Objects.requireNonNull(plan.facts().audio(), "a task of sound without any");
            fetch(source -> source.fetch(audio));
            encoding.encodeSound(pass, (seconds, speed) -> {});
            attempt.steps().ended("encode");
            Map<String, Track> tracks = ChunkVerifier.sounds(scratch.output(), plan.facts(), plan.plan(), pass);
            attempt.steps().ended("verify");
            uploads.storeRest(List.copyOf(tracks.keySet()));
            return stored(tracks, 0);
        }

        private void fetch(Fetching fetching) throws InterruptedException {
            try (PartialSource source = sources.open(plan.source(), scratch.source(), attempt.signal())) {
                fetching.of(source);
                attempt.steps().ended("fetch", source.bytes());
            }
        }

        private TaskResult pictures(Chunk chunk) throws InterruptedException {
            try {
                fetch(source -> source.fetch(window(chunk)));
                return verified(chunk, encoding.encode(pass, chunk, (seconds, speed) -> {}));
            } catch (PicturesMissing e) {
                log.warn("All of the source is decoded for a chunk of it: {}", e.getMessage());
            } catch (TranscodeFailure e) {
                if (e.isRetryable()) {
                    throw e;
                }
                log.warn("All of the source is decoded for a chunk of it, {}: {}", e.reason(), e.getMessage());
            }
            return picturesFromStart(chunk);
        }

        /** why: where the source is damaged, its pictures may come only when all before them are decoded. */
        private TaskResult picturesFromStart(Chunk chunk) throws InterruptedException {
            scratch.clear();
            scratchDirectory.checkRoomForSource(plan.source().sizeBytes());
            fetch(source -> source.fetchAll(share -> {}));
            MovieRepair.mend(scratch.source());
            int undecodable = encoding.encodeFromStart(pass, chunk, (seconds, speed) -> {});
            try {
                return verified(chunk, undecodable);
            } catch (PicturesMissing e) {
                throw e.failure();
            }
        }

        private TaskResult verified(Chunk chunk, int undecodable) {
            attempt.steps().ended("encode");
            Map<String, Track> tracks = ChunkVerifier.pictures(scratch.output(), pass, chunk);
            attempt.steps().ended("verify");
            List<String> labels = List.copyOf(tracks.keySet());
            if (chunk.firstSegment() == 0) {
                uploads.storeRest(labels);
            } else {
                // why: all chunks of a rendition share the init segment of the first; that theirs is the same, its
                // digest says
                uploads.storeSegments(labels);
            }
            return stored(tracks, undecodable);
        }

        private TaskResult stored(Map<String, Track> tracks, int undecodable) {
            uploads.await();
            attempt.steps().ended("upload", uploads.storedBytes());
            return TaskResult.made(tracks, uploads.stored(), undecodable);
        }

        private PictureWindow window(Chunk chunk) {
            ChunkWindow window = ChunkWindow.of(plan.plan(), chunk);
            return PictureWindow.of(plan.facts(), window.fromSeconds(), window.toSeconds());
        }
    }
}
