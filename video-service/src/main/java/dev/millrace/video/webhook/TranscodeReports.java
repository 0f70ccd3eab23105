package dev.millrace.video.webhook;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Stage;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.asset.SourceFacts;
import dev.millrace.video.captions.NewOutputs;
import dev.millrace.video.job.StaleAttempt;
import dev.millrace.video.job.TranscodeAttempts;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.progress.TranscodeProgress;
import dev.millrace.video.video.Video;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Acts on what a worker says of its attempt; a stale attempt is refused. */
@Service
class TranscodeReports {

    private static final int MOST_PERCENT = 100;

    private final TranscodeAttempts attempts;
    private final SourceFacts facts;
    private final AttemptOutputs outputs;
    private final NewOutputs newOutputs;
    private final TranscodeProgress progress;
    private final Deliveries deliveries;

    TranscodeReports(
            TranscodeAttempts attempts,
            SourceFacts facts,
            AttemptOutputs outputs,
            NewOutputs newOutputs,
            TranscodeProgress progress,
            Deliveries deliveries) {
        this.attempts = attempts;
        this.facts = facts;
        this.outputs = outputs;
        this.newOutputs = newOutputs;
        this.progress = progress;
        this.deliveries = deliveries;
    }

    void receive(String webhookId, TranscodeReport report) {
        if (deliveries.isKnown(webhookId)) {
            deliveries.count(Topic.TRANSCODING, "repeated");
            return;
        }
        try {
            act(webhookId, report);
        } catch (StaleAttempt e) {
            deliveries.count(Topic.TRANSCODING, "stale");
            throw e;
        }
    }

    private void act(String webhookId, TranscodeReport report) {
        switch (report.status()) {
            case STARTED, PROGRESS -> going(report);
            case READY -> ready(webhookId, report);
            case FAILED -> failed(webhookId, report);
        }
    }

    // why: not noted in the table of deliveries; progress only grows, so a repetition changes nothing anyway
    private void going(TranscodeReport report) {
        Optional<Video> video = attempts.workingOn(report.by());
        if (video.isEmpty()) {
            return;
        }
        sourceSeen(report);
        outputs.earlyPoster(report).ifPresent(poster -> attempts.posterStored(report.by(), poster));
        progress.report(video.get(), report.by(), progress(report));
    }

    private void ready(String webhookId, TranscodeReport report) {
        // why: first the cheap question, so that a stale worker does not make us ask storage
        attempts.workingOn(report.by());
        AttemptOutput output = outputs.verify(report);
        // why: a player that changes over takes the new playlists once; captions that came after it did would not be
        // seen
        newOutputs.join(report.videoId(), output.assets());
        deliveries.once(Topic.TRANSCODING, webhookId, () -> {
            attempts.stored(output);
            sourceSeen(report);
        });
    }

    // why: said again and again, and each time it is new costs a lock
    private void sourceSeen(TranscodeReport report) {
        SourceSummary seen = report.source();
        if (seen != null && !facts.of(report.videoId()).equals(Optional.of(seen))) {
            attempts.sourceSeen(report.by(), seen);
        }
    }

    private void failed(String webhookId, TranscodeReport report) {
        FailReason reason = report.failReason() == null ? FailReason.TRANSCODE_ERROR : report.failReason();
        deliveries.once(Topic.TRANSCODING, webhookId, () -> attempts.failed(report.by(), reason, report.detail()));
    }

    private static Progress progress(TranscodeReport report) {
        Stage stage = report.stage() == null ? Stage.DOWNLOADING : report.stage();
        int percent = report.percent() == null ? 0 : Math.min(MOST_PERCENT, Math.max(0, report.percent()));
        Integer eta = report.etaSeconds() == null ? null : Math.max(0, report.etaSeconds());
        return new Progress(stage, percent, eta);
    }
}
