package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an upload went, for the timeline of its video.
 *
 * @param pauses that the owner made, in time; the first {@value #MOST}
 * @param arrivals how the bytes came into storage, by storage's clock, in time; at most {@value #MOST}
 * @param completingSince when its completion began; null when it is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record UploadCourse(
        List<Pause> pauses,
        List<Arrival> arrivals,
        @Nullable Instant completingSince) {

    /** Of each. */
    public static final int MOST = 100;

    /** Nothing is known. */
    public static final UploadCourse UNKNOWN = new UploadCourse(List.of(), List.of(), null);

    public UploadCourse {
        pauses = first(pauses);
        arrivals = first(arrivals);
    }

    private static <T> List<T> first(@Nullable List<T> all) {
        return all == null ? List.of() : List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    /** A time in which the owner had paused it. */
    public record Pause(Instant from, Instant to) {}

    /** Bytes of parts that were stored since the arrival before this one. */
    public record Arrival(Instant until, long bytes) {}
}
