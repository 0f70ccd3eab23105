package dev.millrace.common.signal;

import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A meter of which CloudWatch gets series.
 *
 * @param meter its name
 * @param type what it is; a meter of the same name and another type is none
 * @param tags the tags that become dimensions, each with the values that are sent; over all others the series is summed up
 */
public record Signal(String meter, Meter.Type type, Map<String, List<String>> tags) {

    public Signal {
        tags = Map.copyOf(tags);
    }

    static Signal gauge(String meter) {
        return new Signal(meter, Meter.Type.GAUGE, Map.of());
    }

    static Signal counter(String meter) {
        return new Signal(meter, Meter.Type.COUNTER, Map.of());
    }

    static Signal timer(String meter) {
        return new Signal(meter, Meter.Type.TIMER, Map.of());
    }

    static Signal summary(String meter) {
        return new Signal(meter, Meter.Type.DISTRIBUTION_SUMMARY, Map.of());
    }

    /** The same with one more dimension. */
    Signal by(String tag, String... values) {
        Map<String, List<String>> more = Stream.concat(
                        tags.entrySet().stream(), Stream.of(Map.entry(tag, List.of(values))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Signal(meter, type, more);
    }

    /** Whether the meter is one of its series. */
    boolean has(Meter.Id id) {
        return id.getType() == type
                && tags.entrySet().stream().allMatch(tag -> {
                    String value = id.getTag(tag.getKey());
                    return value != null && tag.getValue().contains(value);
                });
    }
}
