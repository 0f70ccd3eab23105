package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Stage;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.encode.Poster;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.plan.Ladder;
import dev.millrace.worker.plan.Rung;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.publish.Publisher;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.publish.SegmentUploads;
import dev.millrace.worker.report.AttemptId;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encodes a source and stores the verified output; its manifest is stored after everything else. Thread-safe. */
@Component
class Production {

    private final Encoder encoder;
    private final Poster poster;
    private final HlsPackager packager;
    private final Publisher publisher;
    private final S3Outputs outputs;
    private final Reports reports;
    private final JsonMapper json;
    private final DistributionSummary speed;

    Production(
            Encoder encoder,
            Poster poster,
            HlsPackager packager,
            Publisher publisher,
            S3Outputs outputs,
            Reports reports,
            JsonMapper json,
            MeterRegistry meters) {
        this.encoder = encoder;
        this.poster = poster;
        this.packager = packager;
        this.publisher = publisher;
        this.outputs = outputs;
        this.reports = reports;
        this.json = json;
        this.speed = DistributionSummary.builder("transcode.encode.speed")
                .description("Media seconds per second")
                .register(meters);
    }

    TranscodeReport make(
            AttemptId attempt,
            SourceFacts facts,
            Ladder ladder,
            Scratch scratch,
            ProgressReports progress,
            StopSignal signal)
            throws InterruptedException {
        String prefix = ObjectKeys.attemptPrefix(attempt.videoId(), attempt.jobId(), attempt.number());
        PosterStep posterStep = posterStep(attempt, prefix, ladder, scratch.output());
        try (SegmentUploads uploads = publisher.open(prefix, folders(facts, ladder, scratch.output()))) {
            encode(facts, ladder, scratch, progress, signal, uploads, posterStep);
            progress.at(Stage.PUBLISHING, 95, 1);
            HlsOutput output = packager.pack(scratch.output(), facts, ladder);
            uploads.storeAll();
            signal.check();
            Asset picture = posterStep.made(signal);
            return store(attempt, prefix, facts, output, picture, signal);
        }
    }

    private void encode(
            SourceFacts facts,
            Ladder ladder,
            Scratch scratch,
            ProgressReports progress,
            StopSignal signal,
            SegmentUploads uploads,
            PosterStep posterStep)
            throws InterruptedException {
        long begin = System.nanoTime();
        WhileEncoding.Step beside = () -> {
            uploads.storeFinished();
            posterStep.makeEarly(signal);
        };
        progress.at(Stage.ENCODING, 5, null);
        try (WhileEncoding publishing = new WhileEncoding(publisher.lookEvery(), beside)) {
            encoder.encode(
                    scratch.source(),
                    facts,
                    ladder,
                    scratch.output(),
                    (seconds, nowSpeed) ->
                            progress.at(Stage.ENCODING, percent(seconds, facts), eta(seconds, nowSpeed, facts)),
                    signal);
            publishing.checkFailure();
        }
        speed.record(facts.durationSeconds() * 1e9 / (System.nanoTime() - begin));
    }

    private TranscodeReport store(
            AttemptId attempt,
            String prefix,
            SourceFacts facts,
            HlsOutput output,
            @Nullable Asset picture,
            StopSignal signal) {
        output.mediaPlaylists().forEach((key, text) -> outputs.put(prefix + key, text));
        outputs.put(prefix + HlsOutput.MASTER, output.masterPlaylist());
        TranscodeReport ready = ReadyReport.of(attempt, prefix, facts, output, picture);
        signal.check();
        outputs.put(
                ObjectKeys.outputManifest(attempt.videoId(), attempt.jobId(), attempt.number()),
                json.writeValueAsString(ready));
        return ready;
    }

    /** The 720p rung if there is one: the largest picture that anybody wants in a list. */
    private PosterStep posterStep(AttemptId attempt, String prefix, Ladder ladder, Path output) {
        int stream = 0;
        for (int i = 0; i < ladder.rungs().size(); i++) {
            stream = ladder.rungs().get(i).label().equals("720p") ? i : stream;
        }
        Rung rung = ladder.rungs().get(stream);
        return new PosterStep(
                poster, outputs, reports, attempt, prefix, output.resolve(Integer.toString(stream)), rung);
    }

    private static Map<Path, String> folders(SourceFacts facts, Ladder ladder, Path output) {
        Map<Path, String> folders = new HashMap<>();
        for (int i = 0; i < ladder.rungs().size(); i++) {
            folders.put(
                    output.resolve(Integer.toString(i)), ladder.rungs().get(i).label());
        }
        if (facts.audio() != null) {
            folders.put(output.resolve(Integer.toString(ladder.rungs().size())), HlsOutput.AUDIO_FOLDER);
        }
        return folders;
    }

    private static int percent(double seconds, SourceFacts facts) {
        return 5 + (int) (Math.min(1, seconds / facts.durationSeconds()) * 90);
    }

    private static @Nullable Integer eta(double seconds, double speed, SourceFacts facts) {
        double left = facts.durationSeconds() - seconds;
        return speed <= 0 ? null : (int) Math.ceil(Math.max(0, left) / speed) + 1;
    }
}
