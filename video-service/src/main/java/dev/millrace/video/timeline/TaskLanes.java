package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.JobSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The attempts at tasks of divided jobs, in as few lanes as there were at work at the same time. Pure. */
final class TaskLanes {

    private TaskLanes() {}

    static List<Lane> of(History history) {
        List<LaneBuilder> lanes = new ArrayList<>();
        history.jobs().stream()
                .flatMap(TaskLanes::tasks)
                .sorted(Comparator.comparing(claimed -> claimed.attempt().claimedAt()))
                .forEach(claimed -> AttemptSteps.of(claimed.jobId(), claimed.attempt(), history.to())
                        .forEach(free(lanes, claimed.attempt().claimedAt())::add));
        return lanes.stream().map(LaneBuilder::lane).toList();
    }

    private static Stream<Claimed> tasks(JobSpan span) {
        return span.attempts().stream()
                .filter(attempt -> attempt.task() > 0)
                .map(attempt -> new Claimed(span.job().id(), attempt));
    }

    /** The first lane that has ended by then, or a new one. */
    private static LaneBuilder free(List<LaneBuilder> lanes, Instant at) {
        for (LaneBuilder lane : lanes) {
            if (!lane.end().isAfter(at)) {
                return lane;
            }
        }
        LaneBuilder another = new LaneBuilder(at);
        lanes.add(another);
        return another;
    }

    private record Claimed(UUID jobId, AttemptSpan attempt) {}
}
