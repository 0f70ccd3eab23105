package dev.millrace.upload.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.upload.store.StoredPart;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    @Test
    void partsArriveInTheOrderOfTheSecondsInWhichTheyWereStored() {
        assertThat(Arrivals.of(List.of(part(1, 10, 7), part(2, 10, 3), part(3, 4, 9), part(4, 10, 7))))
                .containsExactly(arrival(3, 10), arrival(7, 20), arrival(9, 4));
    }

    @Test
    void ofManySecondsSeveralAreOneArrival() {
        List<StoredPart> parts = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> part(number, 10, number))
                .toList();

        List<Arrival> arrivals = Arrivals.of(parts);

        assertThat(arrivals).hasSizeLessThanOrEqualTo(UploadCourse.MOST).startsWith(arrival(3, 30));
        assertThat(arrivals.get(arrivals.size() - 1)).isEqualTo(arrival(250, 10));
        assertThat(arrivals.stream().mapToLong(Arrival::bytes).sum()).isEqualTo(2_500);
    }

    @Test
    void nothingStoredIsNoArrival() {
        assertThat(Arrivals.of(List.of())).isEmpty();
    }

    private static StoredPart part(int number, long sizeBytes, int second) {
        return new StoredPart(number, sizeBytes, "etag", START.plusSeconds(second));
    }

    private static Arrival arrival(int second, long bytes) {
        return new Arrival(START.plusSeconds(second + 1L), bytes);
    }
}
