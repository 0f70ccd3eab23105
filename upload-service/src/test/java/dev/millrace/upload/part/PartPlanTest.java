package dev.millrace.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartPlanTest {

    private static final long WANTED = 5_242_880;

    @ParameterizedTest
    @CsvSource({
        "1,           5242880, 1,    1",
        "5242879,     5242880, 1,    5242879",
        "5242880,     5242880, 1,    5242880",
        "5242881,     5242880, 2,    1",
        "734003200,   5242880, 140,  5242880",
        "1610612736,  5242880, 308,  1048576",
        "52428800000, 5242880, 10000, 5242880",
        "52428800001, 6291456, 8334, 2097153",
        "64424509440, 7340032, 8778, 1048576",
    })
    void cutsIntoEqualPartsAndARest(long total, long partSize, int parts, long last) {
        PartPlan plan = PartPlan.forFile(total, WANTED);

        assertThat(plan.partSizeBytes()).isEqualTo(partSize);
        assertThat(plan.totalParts()).isEqualTo(parts);
        assertThat(plan.sizeOf(parts)).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5_242_881, 1_610_612_736, 52_428_800_001L, 64_424_509_440L, 5_497_558_138_880L})
    void partsAddUpToTheFile(long total) {
        PartPlan plan = PartPlan.forFile(total, WANTED);

        long sum = IntStream.rangeClosed(1, plan.totalParts())
                .mapToLong(plan::sizeOf)
                .sum();
        assertThat(sum).isEqualTo(total);
        assertThat(plan.totalParts()).isLessThanOrEqualTo(PartPlan.MOST_PARTS);
        assertThat(plan.partSizeBytes() % PartPlan.MIB).isZero();
    }

    @Test
    void partsAreNumberedFromOne() {
        PartPlan plan = PartPlan.forFile(3 * WANTED, WANTED);

        assertThat(plan.contains(0)).isFalse();
        assertThat(plan.contains(1)).isTrue();
        assertThat(plan.contains(3)).isTrue();
        assertThat(plan.contains(4)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> plan.sizeOf(4));
    }

    @Test
    void nothingCannotBeCut() {
        assertThatIllegalArgumentException().isThrownBy(() -> PartPlan.forFile(0, WANTED));
        assertThatIllegalArgumentException().isThrownBy(() -> new PartPlan(52_428_800_001L, WANTED));
    }
}
