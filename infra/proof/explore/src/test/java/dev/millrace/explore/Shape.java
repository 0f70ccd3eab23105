package dev.millrace.explore;

import java.util.List;

/** How a job is divided. */
enum Shape {
    WHOLE,
    ONE(1),
    PAIR(2),
    TWO_STAGES(1, 1);

    private final List<Integer> stages;

    Shape(Integer... tasksOfEach) {
        this.stages = List.of(tasksOfEach);
    }

    /** How many tasks each stage has. */
    List<Integer> stages() {
        return stages;
    }

    int tasks() {
        return stages.stream().mapToInt(Integer::intValue).sum();
    }

    /** The stage of a task, both counted from 0. */
    int stageOf(int task) {
        return this == TWO_STAGES ? task : 0;
    }
}
