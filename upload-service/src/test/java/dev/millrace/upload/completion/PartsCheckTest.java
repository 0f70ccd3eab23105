package dev.millrace.upload.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.upload.part.PartPlan;
import dev.millrace.upload.store.StoredPart;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsCheckTest {

    private final PartPlan plan = new PartPlan(25, 10);
    private final List<StoredPart> whole = List.of(part(1, 10, "aa"), part(2, 10, "bb"), part(3, 5, "cc"));

    @Test
    void storageAloneIsEnough() {
        assertThat(PartsCheck.agreed(plan, whole, List.of())).isEqualTo(whole);
    }

    @Test
    void etagsMayBeQuotedOrNot() {
        assertThat(PartsCheck.agreed(plan, whole, List.of(claim(1, "\"aa\""), claim(2, "bb"))))
                .isEqualTo(whole);
    }

    @Test
    void partsThatAreNotThereAreMissing() {
        assertMismatch(whole.subList(1, 2), List.of(), List.of(1, 3), List.of());
    }

    @Test
    void otherSizesAndOtherEtagsAreDifferent() {
        List<StoredPart> stored = List.of(part(1, 9, "aa"), part(2, 10, "bb"), part(3, 5, "cc"));
        assertMismatch(stored, List.of(claim(3, "xx")), List.of(), List.of(1, 3));
    }

    @Test
    void partsOutsideThePlanAreDifferent() {
        assertMismatch(whole, List.of(claim(4, "dd")), List.of(), List.of(4));
    }

    private void assertMismatch(
            List<StoredPart> stored,
            List<CompletionRequest.Part> claimed,
            List<Integer> missing,
            List<Integer> different) {
        assertThatExceptionOfType(PartsMismatch.class)
                .isThrownBy(() -> PartsCheck.agreed(plan, stored, claimed))
                .satisfies(problem -> assertThat(problem.extensions())
                        .containsEntry("missing", missing)
                        .containsEntry("different", different));
    }

    private static StoredPart part(int number, long sizeBytes, String etag) {
        return new StoredPart(number, sizeBytes, etag, Instant.EPOCH);
    }

    private static CompletionRequest.Part claim(int number, String etag) {
        return new CompletionRequest.Part(number, etag);
    }
}
