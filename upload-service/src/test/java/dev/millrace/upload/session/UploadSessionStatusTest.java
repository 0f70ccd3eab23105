package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadSessionStatusTest {

    /** One row per status to move from, one column per status to move to, as in the requirements. */
    private static final String TABLE = """
            from        INITIATED IN_PROGRESS PAUSED COMPLETED FAILED CANCELED
            INITIATED   -         yes         yes    -         -      yes
            IN_PROGRESS -         -           yes    yes       yes    yes
            PAUSED      -         yes         -      yes       -      yes
            COMPLETED   -         -           -      -         -      -
            FAILED      -         -           -      -         -      -
            CANCELED    -         -           -      -         -      -
            """;

    static Stream<Arguments> everyPair() {
        List<String[]> lines =
                TABLE.lines().map(line -> line.strip().split(" +")).toList();
        String[] head = lines.get(0);
        List<Arguments> pairs = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            for (int column = 1; column < head.length; column++) {
                pairs.add(Arguments.of(
                        UploadSessionStatus.valueOf(line[0]),
                        UploadSessionStatus.valueOf(head[column]),
                        line[column].equals("yes")));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesAreThoseOfTheRequirements(UploadSessionStatus from, UploadSessionStatus to, boolean allowed) {
        assertThat(from.canBecome(to)).isEqualTo(allowed);
    }

    @Test
    void theTableNamesEveryPair() {
        int statuses = UploadSessionStatus.values().length;
        assertThat(everyPair()).hasSize(statuses * statuses);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELED"})
    void endsAreFinal(UploadSessionStatus status) {
        assertThat(status.isFinal()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"INITIATED", "IN_PROGRESS", "PAUSED"})
    void theOthersAreNot(UploadSessionStatus status) {
        assertThat(status.isFinal()).isFalse();
    }
}
