package dev.millrace.video.timeline;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The steps of an upload, within the time in which its video was UPLOADING: storage's clock may be another one. Pure. */
final class UploadSteps {

    private final Instant begin;
    private final Instant completing;
    private final Instant end;
    private final List<Pause> pauses;

    /** Bytes that came since the moment before, by when they were there. */
    private final TreeMap<Instant, Long> arrived = new TreeMap<>();

    UploadSteps(Instant begin, Instant end, UploadCourse course) {
        this.begin = begin;
        this.end = end;
        this.completing = within(Objects.requireNonNullElse(course.completingSince(), end));
        this.pauses = course.pauses();
        for (Arrival arrival : course.arrivals()) {
            boolean isWithin = arrival.until().isAfter(begin) && arrival.until().isBefore(completing);
            arrived.merge(isWithin ? arrival.until() : completing, arrival.bytes(), Long::sum);
        }
    }

    private Instant within(Instant instant) {
        if (instant.isBefore(begin)) {
            return begin;
        }
        return instant.isAfter(end) ? end : instant;
    }

    /** What its owner did, and its completion; {@code bytes} are the file's. */
    List<Step> ofOwner(long bytes) {
        LaneBuilder lane = new LaneBuilder(begin);
        for (Pause pause : pauses) {
            lane.fill(StepKind.UPLOADING, earlier(pause.from()));
            lane.fill(StepKind.PAUSED, earlier(pause.to()));
        }
        lane.fill(StepKind.UPLOADING, completing);
        lane.fill(StepKind.COMPLETING, end);
        return counted(lane.lane().steps(), bytes);
    }

    private Instant earlier(Instant instant) {
        return instant.isBefore(completing) ? instant : completing;
    }

    // why the rest in the last one: what storage does not say when it came, came by then
    private List<Step> counted(List<Step> steps, long bytes) {
        List<Step> counted = new ArrayList<>(steps);
        long left = bytes;
        int last = -1;
        for (int index = 0; index < counted.size(); index++) {
            Step step = counted.get(index);
            if (step.step() == StepKind.UPLOADING) {
                long arrivedBy = arrived.headMap(step.endedAt(), true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                long inIt = Math.max(0, Math.min(left, arrivedBy - (bytes - left)));
                counted.set(index, step.with(inIt));
                left -= inIt;
                last = index;
            }
        }
        if (last >= 0) {
            Step step = counted.get(last);
            counted.set(last, step.with(Objects.requireNonNull(step.bytes()) + left));
        }
        return counted;
    }

    /** How the parts came into storage; without steps when that is not known. */
    Lane ofParts() {
        LaneBuilder lane = new LaneBuilder(begin);
        for (Map.Entry<Instant, Long> bytes : arrived.entrySet()) {
            lane.add(Step.of(StepKind.PARTS, lane.end(), bytes.getKey()).with(bytes.getValue()));
        }
        return lane.lane();
    }
}
