package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.job.DividedWorld.Word;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workers that work, fail, fall silent and speak late, in very many orders: what holds of a divided job holds after each step. */
class DividedJobTest {

    private static final int RUNS = 500;
    private static final int STEPS = 60;

    /** More claims than any job of these runs can need, with those that are busy. */
    private static final int ENOUGH = 2_000;

    private static final List<Word> WORDS = List.of(
            (service, by) -> service.renew(by),
            (service, by) -> service.release(by),
            (service, by) -> service.failedOnce(by),
            (service, by) -> service.done(by),
            (service, by) -> service.done(by),
            (service, by) -> service.done(by));

    @Test
    void inWhateverOrderThingsHappenTheJobEndsAndNothingIsDoneByTwo() {
        int ready = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed);
            run.happen();
            run.end();
            ready += run.world.status() == VideoStatus.READY ? 1 : 0;
        }
        assertThat(ready).as("runs in which nothing used up its attempts").isBetween(RUNS / 10, RUNS * 9 / 10);
    }

    private static final class Run {

        private final DividedWorld world = new DividedWorld();
        private final Random random;
        private final int seed;
        private int latest;

        Run(int seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        void happen() {
            for (int step = 0; step < STEPS && world.job().isOpen(); step++) {
                switch (random.nextInt(12)) {
                    case 0, 1, 2, 3 -> claim(false);
                    case 4 -> world.pass(Duration.ofSeconds(random.nextInt(40)));
                    case 5 -> {
                        world.pass(Duration.ofSeconds(random.nextInt(100)));
                        world.reconcile();
                    }
                    default -> speak();
                }
                check();
            }
        }

        /** From now on there is one worker, and nothing goes wrong. */
        void end() {
            for (int claims = 0; claims < ENOUGH && world.job().isOpen(); claims++) {
                claim(true);
                check();
            }
            assertThat(world.job().isOpen()).as("run %s is open", seed).isFalse();
            assertThat(world.status()).as("run %s", seed).isIn(VideoStatus.READY, VideoStatus.FAILED);
        }

        private void claim(boolean isWorking) {
            List<Task> before = world.tasks();
            ClaimOutcome outcome = world.claim();
            if (outcome instanceof ClaimOutcome.Busy busy) {
                world.pass(isWorking ? busy.retryAfter() : Duration.ZERO);
            } else if (outcome instanceof ClaimOutcome.Claimed claimed) {
                claimed(claimed, before);
                if (isWorking || !claimed.job().isDivided() && random.nextInt(3) > 0) {
                    work(claimed);
                }
            }
        }

        private void claimed(ClaimOutcome.Claimed claimed, List<Task> before) {
            assertThat(claimed.work().attempt())
                    .as("fencing number, run %s", seed)
                    .isGreaterThan(latest);
            latest = claimed.work().attempt();
            if (claimed.task() != null) {
                assertThat(before.stream()
                                .filter(task -> task.work().isOpen() && !world.isLeased(task.work()))
                                .filter(task -> task.work().failures() == 0)
                                .mapToInt(Task::number)
                                .filter(number -> number < claimed.taskNumber()))
                        .as("tasks before the claimed one, run %s", seed)
                        .isEmpty();
            } else if (claimed.job().isDivided()) {
                assertThat(claimed.stage()).as("stage, run %s", seed).isEqualTo(wholeStages());
            }
        }

        private void work(ClaimOutcome.Claimed claimed) {
            int attempt = claimed.work().attempt();
            boolean isDividing = !claimed.job().isDivided();
            boolean isLast = claimed.task() == null
                    && world.tasks().stream().noneMatch(task -> task.work().isOpen());
            Word word = isDividing
                    ? (service, by) -> service.divide(by, stages())
                    : isLast ? DividedWorld::completed : (service, by) -> service.done(by);
            assertThat(world.isHeard(attempt, word))
                    .as("attempt %s, run %s", attempt, seed)
                    .isTrue();
        }

        private List<Integer> stages() {
            return IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(stage -> 1 + random.nextInt(3))
                    .toList();
        }

        private void speak() {
            if (latest > 0) {
                world.isHeard(1 + random.nextInt(latest), WORDS.get(random.nextInt(WORDS.size())));
            }
        }

        private void check() {
            Job job = world.job();
            List<Task> tasks = world.tasks();
            assertThat(tasks.isEmpty()).as("run %s", seed).isEqualTo(!job.isOpen() || !job.isDivided());
            if (!tasks.isEmpty()) {
                assertThat(job.division().tasksDone()).isEqualTo(done(tasks));
                assertThat(job.isWaitingForTasks()
                                && wholeStages() > job.division().stagesDone())
                        .as("an assembly was forgotten, run %s", seed)
                        .isFalse();
                assertThat(attempts(tasks)).as("run %s", seed).doesNotHaveDuplicates();
                assertThat(world.messages()).isGreaterThanOrEqualTo(tasks.size());
            }
        }

        private int wholeStages() {
            List<Task> tasks = world.tasks();
            return tasks.stream()
                    .filter(task -> task.work().isOpen())
                    .mapToInt(task -> task.stage() - 1)
                    .min()
                    .orElseGet(() -> tasks.get(tasks.size() - 1).stage());
        }

        private static int done(List<Task> tasks) {
            return (int) tasks.stream()
                    .filter(task -> task.work().state() instanceof WorkState.Done)
                    .count();
        }

        private List<Integer> attempts(List<Task> tasks) {
            List<Integer> attempts = new ArrayList<>();
            attempts.add(world.job().work().attempt());
            tasks.stream()
                    .map(task -> task.work().attempt())
                    .filter(attempt -> attempt > 0)
                    .forEach(attempts::add);
            return attempts;
        }
    }
}
