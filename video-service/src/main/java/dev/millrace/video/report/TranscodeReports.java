package dev.millrace.video.report;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.contract.TranscodeReport.Started;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.asset.SourceFacts;
import dev.millrace.video.asset.VerifiedOutput;
import dev.millrace.video.job.OutputJudge;
import dev.millrace.video.job.StaleAttempt;
import dev.millrace.video.job.TranscodeAttempts;
import dev.millrace.video.job.WorkedOn;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.progress.TranscodeProgress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Acts on what a worker says of its attempt; a stale attempt is refused. */
@Service
class TranscodeReports {

    private final TranscodeAttempts attempts;
    private final SourceFacts facts;
    private final AttemptOutputs outputs;
    private final OutputJudge judge;
    private final TranscodeProgress progress;
    private final Deliveries deliveries;

    TranscodeReports(
            TranscodeAttempts attempts,
            SourceFacts facts,
            AttemptOutputs outputs,
            OutputJudge judge,
            TranscodeProgress progress,
            Deliveries deliveries) {
        this.attempts = attempts;
        this.facts = facts;
        this.outputs = outputs;
        this.judge = judge;
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
        if (report instanceof Started started) {
            started(started);
        } else if (report instanceof TranscodeReport.Progress going) {
            goingOn(going);
        } else if (report instanceof Ready ready) {
            ready(webhookId, Reported.output(ready));
        } else {
            failed(webhookId, (Failed) report);
        }
    }

    private void started(Started started) {
        attempts.workingOn(started.by()).ifPresent(on -> report(on, started.by(), Reported.BEGUN));
    }

    // why: not noted in the table of deliveries; progress only grows, so a repetition changes nothing anyway
    private void goingOn(TranscodeReport.Progress going) {
        WorkedOn on = attempts.workingOn(going.by()).orElse(null);
        if (on == null) {
            return;
        }
        sourceSeen(going.by(), Reported.source(going.source()));
        outputs.earlyPoster(going.by(), Reported.assets(going.assets()))
                .ifPresent(poster -> attempts.posterStored(going.by(), poster));
        report(on, going.by(), Reported.progress(going));
    }

    // why: how far a divided job is, its tasks tell and no single attempt
    private void report(WorkedOn on, AttemptId by, Progress made) {
        if (!on.job().isDivided()) {
            progress.report(on.video(), by, made);
        }
    }

    // why: repeated in every report; saving it each time would take the row lock
    private void sourceSeen(AttemptId by, @Nullable ProbedSource seen) {
        if (seen != null && !facts.of(by.videoId()).equals(Optional.of(seen))) {
            attempts.sourceSeen(by, seen);
        }
    }

    private void ready(String webhookId, AttemptOutput output) {
        VerifiedOutput verified = judge.judge(output);
        deliveries.once(Topic.TRANSCODING, webhookId, () -> attempts.stored(verified));
    }

    private void failed(String webhookId, Failed failed) {
        deliveries.once(
                Topic.TRANSCODING, webhookId, () -> attempts.failed(failed.by(), failed.reason(), failed.detail()));
    }
}
