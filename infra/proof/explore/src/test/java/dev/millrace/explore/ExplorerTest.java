package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.session.UploadSessionStatus;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few seconds of what {@code ./millrace explore} does for minutes, and the proof that it notices what is missing. */
class ExplorerTest {

    private static final int STATES = 2_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource(Scope.class)
    void everyStepIsAsTheModelSays(Scope scope) throws InterruptedException {
        Explorer.Result result = Explorer.explore(scope, Mutation.NONE, STATES, 2, LIMIT);

        assertThat(result.counterexample().map(Explorer.Counterexample::lines)).isEmpty();
        assertThat(result.checked()).isGreaterThanOrEqualTo(STATES);
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aGuardThatIsSwitchedOffIsMissed(Mutation mutation) throws InterruptedException {
        Explorer.Result result = Explorer.explore(mutation.scope(), mutation, 10 * STATES, 2, LIMIT);

        assertThat(result.counterexample()).as("%s is noticed", mutation).isPresent();
    }

    @Test
    void aStateIsWhatItsFieldsSay() {
        State state = new State();
        for (Field field : Field.values()) {
            state.set(field, 1);
        }

        assertThat(Field.values())
                .allSatisfy(field -> assertThat(state.get(field)).isEqualTo(1));
    }

    @Test
    void theModelCountsStatusesAsTheServicesDo() {
        assertThat(VideoStatus.values())
                .extracting(VideoStatus::name)
                .containsExactly("DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING", "READY", "FAILED")
                .isEqualTo(Stream.of(VideoStage.values()).map(VideoStage::name).toList());
        assertThat(UploadSessionStatus.values())
                .extracting(UploadSessionStatus::name)
                .containsExactly("INITIATED", "IN_PROGRESS", "PAUSED", "COMPLETED", "FAILED", "CANCELED")
                .isEqualTo(EnumSet.range(SessionStage.INITIATED, SessionStage.CANCELED).stream()
                        .map(SessionStage::name)
                        .toList());
    }
}
