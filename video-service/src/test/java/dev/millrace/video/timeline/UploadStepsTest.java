package dev.millrace.video.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A video is UPLOADING a file of 1,000 bytes from second 3 to second 10. */
class UploadStepsTest {

    private static final Instant CREATED = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void pausesAndTheCompletionDivideIt() {
        UploadSteps steps = steps(new UploadCourse(
                List.of(new Pause(at(5), at(7))),
                List.of(new Arrival(at(4), 300), new Arrival(at(6), 300), new Arrival(at(8), 400)),
                at(9)));

        assertThat(words(steps.ofOwner(1_000)))
                .containsExactly("UPLOADING 3-5 300", "PAUSED 5-7 null", "UPLOADING 7-9 700", "COMPLETING 9-10 null");
        assertThat(words(steps.ofParts().steps())).containsExactly("PARTS 3-4 300", "PARTS 4-6 300", "PARTS 6-8 400");
    }

    @Test
    void itMayBeCompletedDuringAPause() {
        UploadSteps steps =
                steps(new UploadCourse(List.of(new Pause(at(5), at(10))), List.of(new Arrival(at(6), 1_000)), at(9)));

        assertThat(words(steps.ofOwner(1_000)))
                .containsExactly("UPLOADING 3-5 1000", "PAUSED 5-9 null", "COMPLETING 9-10 null");
    }

    @Test
    void anotherClockMovesNothingOutOfIt() {
        UploadSteps steps = steps(new UploadCourse(
                List.of(new Pause(at(1), at(2)), new Pause(at(11), at(12))),
                List.of(new Arrival(at(2), 400), new Arrival(at(15), 600)),
                at(11)));

        assertThat(words(steps.ofOwner(1_000))).containsExactly("UPLOADING 3-10 1000");
        assertThat(words(steps.ofParts().steps())).containsExactly("PARTS 3-10 1000");
    }

    @Test
    void ofOneThatIsNotKnownTheBytesAre() {
        UploadSteps steps = steps(UploadCourse.UNKNOWN);

        assertThat(words(steps.ofOwner(1_000))).containsExactly("UPLOADING 3-10 1000");
        assertThat(steps.ofParts().steps()).isEmpty();
    }

    private static UploadSteps steps(UploadCourse course) {
        return new UploadSteps(at(3), at(10), course);
    }

    private static List<String> words(List<Step> steps) {
        return steps.stream()
                .map(step -> "%s %d-%d %s"
                        .formatted(step.step(), seconds(step.startedAt()), seconds(step.endedAt()), step.bytes()))
                .toList();
    }

    private static Instant at(int seconds) {
        return CREATED.plusSeconds(seconds);
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond() - CREATED.getEpochSecond();
    }
}
