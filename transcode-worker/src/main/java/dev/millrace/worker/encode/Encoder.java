package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Encodes sources. Thread-safe. */
@Component
public class Encoder {

    private final FfmpegPrograms programs;
    private final EncodeProperties properties;
    private final EncodeCommand command;
    private final LoudnessMeter loudness;
    private final int threads;

    Encoder(FfmpegPrograms programs, EncodeProperties properties, FfmpegProperties ffmpeg) {
        this.programs = programs;
        this.properties = properties;
        this.command = new EncodeCommand(properties, ffmpeg);
        this.loudness = new LoudnessMeter(programs, ffmpeg);
        this.threads = ffmpeg.effectiveThreads();
    }

    /**
     * Prepares to encode a source. Nothing runs yet.
     *
     * @param directory gets a folder for each stream, named by its label
     */
    public Encoding open(Path source, SourceFacts facts, Plan plan, Path directory, StopSignal signal) {
        return new Encoding(source, facts, plan, directory, signal);
    }

    /** The encode of one source, pass by pass. Used by one thread. */
    public final class Encoding {

        private final Path source;
        private final SourceFacts facts;
        private final Plan plan;
        private final Path directory;
        private final StopSignal signal;
        private @Nullable OptionalDouble gain;

        private Encoding(Path source, SourceFacts facts, Plan plan, Path directory, StopSignal signal) {
            this.source = source;
            this.facts = facts;
            this.plan = plan;
            this.directory = directory;
            this.signal = signal;
        }

        /**
         * Runs one pass; every stream goes into the folder of its label. Returning normally means that ffmpeg exited 0, not that
         * the output is complete.
         *
         * @throws dev.millrace.worker.outcome.TranscodeFailure with the reason, retryable or not
         */
        public void encode(Pass pass, ProgressListener listener) throws InterruptedException {
            Path working = EncodeFolders.linked(workingDirectory(directory, plan, pass), directory, pass.labels());
            RunLimits limits = limits(properties.stallTimeout());
            List<String> arguments = command.arguments(source, facts, plan, pass, gain(pass, working, limits));
            RunResult result = run(arguments, working, limits, listener);
            check(result);
            EncodeBounds.checkDecoded(result.undecodablePictures(), facts);
        }

        /**
         * Makes the sound of one pass alone, the same as {@link #encode(Pass, ProgressListener)} makes beside the pictures.
         *
         * @throws dev.millrace.worker.outcome.TranscodeFailure with the reason, retryable or not
         */
        public void encodeSound(Pass pass, ProgressListener listener) throws InterruptedException {
            Path working = EncodeFolders.linked(
                    workingDirectory(directory, plan, pass),
                    directory,
                    pass.sound().labels());
            RunLimits limits = limits(properties.stallTimeout());
            List<String> arguments = command.sound(source, facts, plan, pass.sound(), gain(pass, working, limits));
            check(run(arguments, working, limits, listener));
        }

        /**
         * Makes the encoded pictures of one chunk of a pass, out of {@link ChunkWindow what is decoded for it}. Segments
         * have the numbers and times that they have in the whole video, and lie in the folders of their labels when it returns;
         * whether they are all there is to be verified.
         *
         * @param listener hears of seconds from the beginning of the chunk
         * @return how many pictures could not be decoded; of all chunks of a pass together, {@link EncodeBounds} says how many
         *     may
         * @throws dev.millrace.worker.outcome.TranscodeFailure with the reason, retryable or not
         */
        public int encode(Pass pass, Chunk chunk, ProgressListener listener) throws InterruptedException {
            return encode(pass, chunk, chunk.firstSegment() == 0, limits(properties.stallTimeout()), listener);
        }

        /**
         * Like {@link #encode(Pass, Chunk, ProgressListener)}, but decodes the source from its beginning: for a chunk that came
         * out without its first picture, because what the window begins with is damaged.
         */
        public int encodeFromStart(Pass pass, Chunk chunk, ProgressListener listener) throws InterruptedException {
            // why: nothing comes out until the chunk is reached
            RunLimits limits = limits(properties.timeLimit(facts.durationSeconds()));
            return encode(pass, chunk, true, limits, listener);
        }

        private int encode(Pass pass, Chunk chunk, boolean isFromStart, RunLimits limits, ProgressListener listener)
                throws InterruptedException {
            List<String> labels = pass.pictures().labels();
            Path working =
                    directory.resolve("pass-%d-%d".formatted(plan.passes().indexOf(pass), chunk.firstSegment()));
            EncodeFolders.own(working, labels.size());
            List<String> arguments = command.chunk(source, facts, plan, pass.pictures(), chunk, isFromStart);
            RunResult result = run(arguments, working, limits, listener);
            // why: ffmpeg's muxer divides by the length of nothing
            if (!EncodeErrors.isOfNothing(result)) {
                check(result);
                EncodeFolders.moved(working, directory, labels, chunk.firstSegment());
            }
            return result.undecodablePictures();
        }

        private RunResult run(List<String> arguments, Path working, RunLimits limits, ProgressListener listener)
                throws InterruptedException {
            ProgressLines progress = new ProgressLines((seconds, speed) -> {
                EncodeBounds.checkSeconds(seconds, facts);
                listener.encoded(seconds, speed);
            });
            return programs.ffmpeg(new FfmpegPrograms.Run(arguments, working, null, limits, progress::accept), signal);
        }

        private static void check(RunResult result) {
            if (result.exitCode() != 0) {
                throw EncodeErrors.classify(result);
            }
        }

        private OptionalDouble gain(Pass pass, Path working, RunLimits limits) throws InterruptedException {
            AudioTrack audio = facts.audio();
            if (audio == null || pass.audioRenditions().isEmpty() || !properties.loudness()) {
                return OptionalDouble.empty();
            }
            if (gain == null) {
                gain = loudness.gain(source, audio, facts.durationSeconds(), working, limits, signal);
            }
            return gain;
        }

        private RunLimits limits(Duration stall) {
            try {
                return new RunLimits(
                        properties.timeLimit(facts.durationSeconds()),
                        stall,
                        EncodeBounds.mostMemoryBytes(facts, threads),
                        EncodeBounds.mostBytes(facts, Files.size(source)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where ffmpeg runs, and leaves what is no rendition. */
    static Path workingDirectory(Path directory, Plan plan, Pass pass) {
        return directory.resolve("pass-" + plan.passes().indexOf(pass));
    }
}
