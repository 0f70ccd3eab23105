package dev.millrace.video.job.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import dev.millrace.video.job.turn.Waits.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Who waits how long, in jobs, with the service's own queries over its database. All of it is rolled back. */
class TurnsOfManyOwnersIT {

    private static final Logger log = LoggerFactory.getLogger(TurnsOfManyOwnersIT.class);

    private static final int MANY = 500;
    private static final int SOME = 20;
    private static final String NEW = "somebody-new";
    private static final String DRIBBLER = "one-at-a-time";

    private final RunningService service = RunningService.shared();

    @Test
    void aNewOwnerDoesNotWaitForATurnOfFiveHundredWhoHadOne() {
        int before = waitOf(NEW, byWaitAlone(), this::comesAfterManyWhoWereServed);
        int now = waitOf(NEW, new Lines(), this::comesAfterManyWhoWereServed);

        log.info(
                "A new owner behind {} who were served before: {} jobs before its own, formerly {}", MANY, now, before);
        assertThat(before).isEqualTo(MANY);
        assertThat(now).isLessThanOrEqualTo(1);
    }

    private void comesAfterManyWhoWereServed(SimulatedQueue queue) {
        each(MANY, queue::arrive);
        each(MANY, owner -> queue.serve());
        each(MANY, queue::arrive);
        queue.arrive(NEW);
        each(MANY + 1, owner -> queue.serve());
    }

    @Test
    void amongFiveHundredWhoAreAllNewTheyWaitAsTheyCame() {
        int before = waitOf(NEW, byWaitAlone(), this::comesAfterManyNewOnes);
        int now = waitOf(NEW, new Lines(), this::comesAfterManyNewOnes);

        log.info("A new owner behind {} who are new as well: {} jobs before its own, formerly {}", MANY, now, before);
        assertThat(now).isEqualTo(before).isEqualTo(MANY);
    }

    private void comesAfterManyNewOnes(SimulatedQueue queue) {
        each(MANY, queue::arrive);
        queue.arrive(NEW);
        each(MANY + 1, owner -> queue.serve());
    }

    @Test
    void manyNewAccountsAtMostDoubleTheWaitOfOthers() {
        int before = longestWaitBesideManyAccounts(byWaitAlone());
        int now = longestWaitBesideManyAccounts(new Lines());

        log.info(
                "{} owners when {} new ones come: at most {} jobs before their own, formerly {}",
                SOME,
                MANY,
                now,
                before);
        assertThat(before).isEqualTo(SOME - 1);
        assertThat(now).isLessThanOrEqualTo(2 * (SOME - 1) + 1);
    }

    private int longestWaitBesideManyAccounts(Lines lines) {
        List<Wait> secondJobs = within(lines, queue -> {
                    each(SOME, owner -> each(2, job -> queue.arrive(owner)));
                    each(SOME, owner -> queue.serve());
                    each(MANY, account -> queue.arrive("made-for-it-" + account));
                    each(2 * SOME, claim -> queue.serve());
                })
                .stream()
                .filter(wait -> !wait.isNew())
                .toList();
        assertThat(secondJobs).as("whoever was there before had a second turn").hasSize(SOME);
        return secondJobs.stream().mapToInt(Wait::jobs).max().orElseThrow();
    }

    @Test
    void whoBringsOneJobAtATimeIsServedAsOftenAsTheOthers() {
        List<Wait> waits = within(new Lines(), queue -> {
            each(SOME, owner -> each(11, job -> queue.arrive(owner)));
            queue.arrive(DRIBBLER);
            each(10 * (SOME + 1), claim -> {
                if (queue.serve().equals(DRIBBLER)) {
                    queue.arrive(DRIBBLER);
                }
            });
        });
        long served =
                waits.stream().filter(wait -> wait.owner().equals(DRIBBLER)).count();

        log.info("One job at a time beside {} owners: {} of {} jobs", SOME, served, waits.size());
        assertThat(served).isBetween(5L, 11L);
    }

    @Test
    void whoWasServedADayAgoIsNew() {
        Consumer<SimulatedQueue> comesBack = queue -> {
            queue.arrive(NEW);
            queue.serve();
            queue.pass(Duration.ofHours(25));
            each(SOME, queue::arrive);
            each(SOME, owner -> queue.serve());
            each(SOME, queue::arrive);
            queue.arrive(NEW);
            each(SOME + 1, owner -> queue.serve());
        };
        assertThat(waitOf(NEW, new Lines(), comesBack)).isLessThanOrEqualTo(1);
    }

    private int waitOf(String owner, Lines lines, Consumer<SimulatedQueue> story) {
        return within(lines, story).stream()
                .filter(wait -> wait.owner().equals(owner))
                .reduce((first, last) -> last)
                .orElseThrow()
                .jobs();
    }

    /** Whatever the story is, nobody waits longer than is promised. */
    private List<Wait> within(Lines lines, Consumer<SimulatedQueue> story) {
        return service.bean(TransactionTemplate.class).execute(transaction -> {
            transaction.setRollbackOnly();
            SimulatedQueue queue = new SimulatedQueue(service, lines);
            story.accept(queue);
            List<Wait> waits = queue.waits().ended();
            assertThat(waits).allSatisfy(TurnsOfManyOwnersIT::isAsPromised);
            return waits;
        });
    }

    private static void isAsPromised(Wait wait) {
        assertThat(wait.passedOver())
                .as("%s had two jobs while these waited", wait.owner())
                .isEmpty();
        assertThat(wait.jobs()).as("%s", wait).isLessThanOrEqualTo(2 * wait.owners() + 1);
        if (wait.isNew()) {
            assertThat(wait.jobs()).as("%s", wait).isLessThanOrEqualTo(wait.owners());
        }
    }

    /** As it was: one line, in which a new owner is last. */
    private static Lines byWaitAlone() {
        return new Lines() {
            @Override
            Line next() {
                return Line.BY_WAIT;
            }
        };
    }

    private static void each(int many, Consumer<String> owner) {
        IntStream.range(0, many).mapToObj(Integer::toString).forEach(owner);
    }
}
