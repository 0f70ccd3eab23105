package dev.millrace.proof.matrix;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.proof.matrix.check.Findings;
import dev.millrace.proof.matrix.check.OutputCheck;
import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.MediaInput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs inputs as one owner: uploads an input, waits for its end, fetches the stream and checks it. */
final class OwnerRun {

    private final Journey journey;
    private final FfmpegBinaries ffmpeg;
    private final Path scratch;
    private final boolean keep;

    /** @param keep whether fetched streams stay in the scratch folder */
    OwnerRun(Journey journey, FfmpegBinaries ffmpeg, Path scratch, boolean keep) {
        this.journey = journey;
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
        this.keep = keep;
    }

    Verdict judge(MediaInput input, Path file) throws InterruptedException {
        try {
            return judge(input, file, journey.take(input, file));
        } catch (IOException e) {
            return Verdict.of(input, "nothing", List.of(String.valueOf(e.getMessage())), Duration.ZERO);
        }
    }

    private Verdict judge(MediaInput input, Path file, Journey.End end) throws IOException, InterruptedException {
        if (end instanceof Journey.Ended ended) {
            return ended.isReady() ? ready(input, file, ended) : failed(input, ended);
        }
        if (end instanceof Journey.Refused refused) {
            boolean good =
                    input.expected() instanceof Expected.Refused expected && expected.status() == refused.status();
            return simple(input, "refused with " + refused.status(), good, Duration.ZERO);
        }
        return simple(input, ((Journey.Stayed) end).status() + " for ever", false, Duration.ZERO);
    }

    private static Verdict failed(MediaInput input, Journey.Ended ended) {
        boolean good = input.expected() instanceof Expected.Failed failed
                && failed.reason().name().equals(ended.failReason());
        return simple(input, "FAILED " + ended.failReason(), good, ended.took());
    }

    private static Verdict simple(MediaInput input, String got, boolean good, Duration took) {
        return Verdict.of(input, got, good ? List.of() : List.of(got), took);
    }

    private Verdict ready(MediaInput input, Path file, Journey.Ended ended) throws IOException, InterruptedException {
        if (!(input.expected() instanceof Expected.Ready expected)) {
            return simple(input, "READY", false, ended.took());
        }
        Path folder = Files.createDirectories(scratch.resolve(input.name()));
        try {
            URI master =
                    URI.create(ended.video().path("playback").path("streamUrl").asString());
            FetchedStream stream = FetchedStream.fetch(Edge.of(ended.video()), master, folder);
            Findings found = OutputCheck.check(ffmpeg, expected, file, stream, ended.video());
            return new Verdict(input, "READY", found.faults(), found.driftSeconds(), found.likeness(), ended.took());
        } finally {
            if (!keep) {
                SuiteDirectory.delete(folder);
            }
        }
    }
}
