package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Ladder;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Runs the encode. Thread-safe. */
@Component
public class Encoder {

    private final FfmpegPrograms programs;
    private final EncodeProperties properties;
    private final EncodeCommand command;

    Encoder(FfmpegPrograms programs, EncodeProperties properties, FfmpegProperties ffmpeg) {
        this.programs = programs;
        this.properties = properties;
        this.command = new EncodeCommand(properties, ffmpeg);
    }

    /**
     * Encodes every rung into folder 0, 1, … of the directory, and the sound into the one after. A normal return says that
     * ffmpeg is content, not that the output is whole.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure with the reason, retryable or not
     */
    public void encode(
            Path source, SourceFacts facts, Ladder ladder, Path directory, ProgressListener listener, StopSignal signal)
            throws InterruptedException {
        makeFolders(directory, ladder.rungs().size() + (facts.audio() == null ? 0 : 1));
        RunLimits limits = new RunLimits(properties.timeLimit(facts.durationSeconds()), properties.stallTimeout());
        ProgressLines progress = new ProgressLines(listener);
        FfmpegPrograms.Run run = new FfmpegPrograms.Run(
                command.arguments(source, facts, ladder), directory, null, limits, progress::accept);
        RunResult result = programs.ffmpeg(run, signal);
        if (result.exitCode() != 0) {
            throw EncodeErrors.classify(result);
        }
    }

    /** why: the muxer does not make the folders it writes to. */
    private static void makeFolders(Path directory, int count) {
        try {
            for (int stream = 0; stream < count; stream++) {
                Files.createDirectories(directory.resolve(Integer.toString(stream)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
