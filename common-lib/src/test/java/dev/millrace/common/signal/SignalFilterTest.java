package dev.millrace.common.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalFilterTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    SignalFilterTest() {
        meters.config()
                .meterFilter(new SignalFilter(
                        List.of(Signal.counter("parcels").by("outcome", "lost"), Signal.gauge("shelves"))))
                .commonTags("service", "post");
    }

    @Test
    void countersThatDifferInTagsThatAreNotListedAddUp() {
        meters.counter("parcels", "outcome", "lost", "town", "Ulm").increment(2);
        meters.counter("parcels", "outcome", "lost", "town", "Bonn").increment(3);

        assertThat(ids()).containsExactly("parcels [outcome=lost, service=post]");
        assertThat(meters.get("parcels").counter().count()).isEqualTo(5);
    }

    @Test
    void otherValuesNamesAndTypesAreLeftOut() {
        meters.counter("parcels", "outcome", "delivered").increment();
        meters.counter("parcels").increment();
        meters.counter("letters").increment();
        meters.counter("shelves").increment();
        Gauge.builder("parcels", () -> 1).tag("outcome", "lost").register(meters);

        assertThat(ids()).isEmpty();
    }

    private List<String> ids() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + " ["
                        + String.join(
                                ", ",
                                id.getTags().stream()
                                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                                        .toList())
                        + "]")
                .toList();
    }
}
