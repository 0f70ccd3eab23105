package dev.millrace.worker.division;

import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.source.SourceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the attempt that divides a job leaves to its tasks.
 *
 * @param version of this form; workers refuse what they do not know
 * @param source as it was probed
 * @param madePasses how many passes that attempt made itself: a copy needs no decoding
 * @param tasks in the order of their numbers
 * @param poster which that attempt stored and reported; null when it found none, or made a pass, which has its own
 */
public record DividedPlan(
        int version,
        SourceObject source,
        SourceFacts facts,
        Plan plan,
        int madePasses,
        List<Task> tasks,
        @Nullable Asset poster) {

    static final int CURRENT_VERSION = 1;

    public DividedPlan {
        tasks = List.copyOf(tasks);
    }

    static DividedPlan of(SourceObject source, SourceFacts facts, Plan plan) {
        int made = plan.passes().get(0).encoded().isEmpty() ? 1 : 0;
        List<Task> tasks = new ArrayList<>();
        for (int pass = made; pass < plan.passes().size(); pass++) {
            int stage = pass - made + 1;
            // why: the sound of the whole video takes longer than any chunk
            if (!plan.passes().get(pass).audioRenditions().isEmpty()) {
                tasks.add(new Task(tasks.size() + 1, stage, null));
            }
            plan.chunks(facts).forEach(chunk -> tasks.add(new Task(tasks.size() + 1, stage, chunk)));
        }
        return new DividedPlan(CURRENT_VERSION, source, facts, plan, made, tasks, null);
    }

    /** The same with what was made of the source's beginning. */
    public DividedPlan with(@Nullable Asset made) {
        return new DividedPlan(version, source, facts, plan, madePasses, tasks, made);
    }

    /** How many tasks each stage has. */
    public List<Integer> stages() {
        return IntStream.rangeClosed(1, plan.passes().size() - madePasses)
                .mapToObj(stage -> (int)
                        tasks.stream().filter(task -> task.stage() == stage).count())
                .toList();
    }

    /** @param number from 1 */
    public Task task(int number) {
        return tasks.get(number - 1);
    }

    /** How many tasks a stage and those before it have: the first ones. */
    public int tasksUpTo(int stage) {
        return (int) tasks.stream().filter(task -> task.stage() <= stage).count();
    }

    /** The pass that a task makes a part of. */
    public Pass pass(Task task) {
        return plan.passes().get(madePasses + task.stage() - 1);
    }

    /** What plays when a stage is done. */
    public Plan playing(int stage) {
        return plan.stages().get(madePasses + stage - 1);
    }

    /** Seconds of the video that a task makes. */
    public double seconds(Task task) {
        return task.chunk() == null
                ? facts.durationSeconds()
                : Math.min(facts.durationSeconds(), task.chunk().segments() * plan.segmentSeconds());
    }
}
