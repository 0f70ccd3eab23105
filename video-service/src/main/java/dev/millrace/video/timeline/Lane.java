package dev.millrace.video.timeline;

import java.util.List;

/** Steps that follow one another and never overlap, in time. */
record Lane(List<Step> steps) {

    Lane {
        steps = List.copyOf(steps);
    }
}
