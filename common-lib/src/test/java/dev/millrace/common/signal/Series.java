package dev.millrace.common.signal;

import io.micrometer.core.instrument.Meter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A series as CloudWatch counts and charges it: a metric with one combination of dimensions. */
public record Series(String metric, Map<String, String> dimensions) {

    /** Everything that a service may send. */
    public static Set<Series> listed(String service) {
        return all(service).collect(Collectors.toSet());
    }

    /** What it sends from its first minute on: a timer has no average before something was timed. */
    public static Set<Series> fromTheStart(String service) {
        return all(service)
                .filter(series -> !series.metric.endsWith(".avg") && !series.metric.endsWith(".max"))
                .collect(Collectors.toSet());
    }

    private static Stream<Series> all(String service) {
        return Signals.of(service).stream().flatMap(signal -> of(service, signal));
    }

    static Stream<Series> of(String service, Signal signal) {
        List<Map<String, String>> combinations = List.of(Map.of("service", service));
        for (Map.Entry<String, List<String>> tag : signal.tags().entrySet()) {
            combinations = combinations.stream()
                    .flatMap(one -> tag.getValue().stream().map(value -> plus(one, tag.getKey(), value)))
                    .toList();
        }
        return combinations.stream()
                .flatMap(one -> statistics(signal.type()).stream()
                        .map(statistic -> new Series(signal.meter() + "." + statistic, one)));
    }

    /** What the registry makes of a meter. */
    static List<String> statistics(Meter.Type type) {
        return switch (type) {
            case GAUGE -> List.of("value");
            case COUNTER -> List.of("count");
            case TIMER, DISTRIBUTION_SUMMARY -> List.of("sum", "count", "avg", "max");
            default -> throw new IllegalArgumentException("No signal is a " + type);
        };
    }

    private static Map<String, String> plus(Map<String, String> dimensions, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(dimensions);
        more.put(key, value);
        return more;
    }
}
