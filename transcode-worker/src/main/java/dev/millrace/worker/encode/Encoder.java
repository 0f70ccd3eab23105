package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Path working = makeFolders(workingDirectory(directory, plan, pass), directory, pass.labels());
            ProgressLines progress = new ProgressLines((seconds, speed) -> {
                EncodeBounds.checkSeconds(seconds, facts);
                listener.encoded(seconds, speed);
            });
            RunLimits limits = limits();
            List<String> arguments = command.arguments(source, facts, plan, pass, gain(pass, working, limits));
            RunResult result =
                    programs.ffmpeg(new FfmpegPrograms.Run(arguments, working, null, limits, progress::accept), signal);
            if (result.exitCode() != 0) {
                throw EncodeErrors.classify(result);
            }
            EncodeBounds.checkDecoded(result.undecodablePictures(), facts);
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

        private RunLimits limits() {
            try {
                return new RunLimits(
                        properties.timeLimit(facts.durationSeconds()),
                        properties.stallTimeout(),
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

    /** why: the muxer names folders by number and does not make them; as links, the files come to lie under their label. */
    private static Path makeFolders(Path working, Path directory, List<String> labels) {
        try {
            Files.createDirectories(working);
            for (int stream = 0; stream < labels.size(); stream++) {
                Path folder = Files.createDirectories(directory.resolve(labels.get(stream)));
                Files.createSymbolicLink(working.resolve(Integer.toString(stream)), folder.toAbsolutePath());
            }
            return working;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
