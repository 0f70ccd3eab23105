package dev.millrace.common.signal;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets a list's series through and nothing else. Tags that are not listed go, so that counters which differ in them add up. */
public final class SignalFilter implements MeterFilter {

    private final Map<String, Signal> signals;

    public SignalFilter(List<Signal> signals) {
        this.signals = signals.stream().collect(Collectors.toUnmodifiableMap(Signal::meter, Function.identity()));
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        Signal signal = signals.get(id.getName());
        return signal == null
                ? id
                : id.replaceTags(Tags.of(id.getTags().stream()
                        .filter(tag -> signal.tags().containsKey(tag.getKey()))
                        .toList()));
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        Signal signal = signals.get(id.getName());
        return signal != null && signal.has(id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }
}
