package dev.millrace.worker.probe;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What ffprobe prints of the first frames that it decodes: what no header says. */
record FirstFrames(@Nullable List<Frame> frames) {

    static final String ENTRIES =
            "frame=best_effort_timestamp_time:frame_side_data=side_data_type,displaymatrix,rotation";

    /** why: as many as a decoder may hold back, and a few; without the next ones it does not know the time of the first. */
    static final int WITH_TIMES = 20;

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Frame(
            @Nullable Double bestEffortTimestampTime,
            @Nullable List<ProbeJson.Side> sideDataList) {}

    /** How the coded stream asks to be turned. */
    Turn turn() {
        Frame first = first();
        List<ProbeJson.Side> sides = first == null ? null : first.sideDataList;
        return sides == null ? Turn.NONE : ProbeJson.Side.turn(sides);
    }

    /** Seconds at which the decoder shows the first frame; empty when it does not know. */
    OptionalDouble begin() {
        Frame first = first();
        Double time = first == null ? null : first.bestEffortTimestampTime;
        return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    private @Nullable Frame first() {
        return frames == null || frames.isEmpty() ? null : frames.get(0);
    }
}
