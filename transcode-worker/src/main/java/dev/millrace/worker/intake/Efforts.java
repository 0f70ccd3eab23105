package dev.millrace.worker.intake;

import static dev.millrace.common.contract.WorkStep.DOWNLOADING;
import static dev.millrace.common.contract.WorkStep.ENCODING;
import static dev.millrace.common.contract.WorkStep.OTHER;
import static dev.millrace.common.contract.WorkStep.PICTURES;
import static dev.millrace.common.contract.WorkStep.PLANNING;
import static dev.millrace.common.contract.WorkStep.PROBING;
import static dev.millrace.common.contract.WorkStep.PUBLISHING;
import static dev.millrace.common.contract.WorkStep.REPORTING;
import static dev.millrace.common.contract.WorkStep.STARTING;
import static dev.millrace.common.contract.WorkStep.VERIFYING;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.contract.Internal.TimedStep;
import dev.millrace.common.contract.WorkStep;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.web.Ids;
import dev.millrace.worker.attempt.StepTimes;
import dev.millrace.worker.attempt.StepTimes.Step;
import dev.millrace.worker.attempt.TranscodeAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what attempts that have ended were busy with, for their videos' timelines. Thread-safe. */
@Component
class Efforts {

    private static final Logger log = LoggerFactory.getLogger(Efforts.class);

    private static final Map<String, WorkStep> STEPS = Map.ofEntries(
            Map.entry("start", STARTING),
            Map.entry("read plan", STARTING),
            Map.entry("read results", STARTING),
            Map.entry("index", DOWNLOADING),
            Map.entry("download", DOWNLOADING),
            Map.entry("fetch", DOWNLOADING),
            Map.entry("probe", PROBING),
            Map.entry("plan", PLANNING),
            Map.entry("encode", ENCODING),
            Map.entry("verify", VERIFYING),
            Map.entry("poster", PICTURES),
            Map.entry("pictures", PICTURES),
            Map.entry("storyboard", PICTURES),
            Map.entry("upload", PUBLISHING),
            Map.entry("playlists", PUBLISHING),
            Map.entry("result", PUBLISHING),
            Map.entry("divide", PUBLISHING),
            Map.entry("report playable", REPORTING),
            Map.entry("report", REPORTING));

    private final VideoServiceCalls calls;
    private final Ids ids;

    Efforts(VideoServiceCalls calls, Ids ids) {
        this.calls = calls;
        this.ids = ids;
    }

    /**
     * Says it once, best effort: nothing depends on it.
     *
     * @param cpu processor time of the programs that the attempt ran, or null
     */
    void say(TranscodeAttempt attempt, @Nullable Duration cpu) {
        AttemptId id = attempt.id();
        EffortReport report = new EffortReport(
                id.videoId(), id.number(), steps(attempt.steps()), cpu == null ? null : cpu.toMillis());
        try {
            calls.postOnce(ids.next().toString(), "/internal/jobs/" + id.jobId() + "/effort", report);
        } catch (SignedCallRefused | VideoServiceUnreachable e) {
            log.info("What attempt {} was busy with is not known: {}", id.number(), e.getMessage());
        }
    }

    /** With the one in which the attempt broke off; of one that did not, it lies behind its end. */
    private static List<TimedStep> steps(StepTimes times) {
        TimedStep last = new TimedStep(OTHER, times.sinceTheLast().toMillis(), null);
        return Stream.concat(
                        times.all().stream().limit(EffortReport.MOST_STEPS - 1).map(Efforts::timed), Stream.of(last))
                .toList();
    }

    private static TimedStep timed(Step step) {
        Long bytes = step.bytes() == 0 ? null : step.bytes();
        return new TimedStep(kind(step.name()), step.length().toMillis(), bytes);
    }

    /** @param name may end with a number, of the passes that are made by then */
    private static WorkStep kind(String name) {
        return STEPS.getOrDefault(name.replaceFirst(" \\d+$", ""), OTHER);
    }
}
