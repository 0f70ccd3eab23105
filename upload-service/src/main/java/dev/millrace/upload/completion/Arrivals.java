package dev.millrace.upload.completion;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.upload.store.StoredPart;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the bytes of an upload came into storage. Pure. */
final class Arrivals {

    private Arrivals() {}

    /** One for each second in which parts were stored, of several seconds where there are more than {@link UploadCourse#MOST}. */
    static List<Arrival> of(List<StoredPart> parts) {
        List<Arrival> seconds = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> part.storedAt().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1),
                        TreeMap::new,
                        Collectors.summingLong(StoredPart::sizeBytes)))
                .entrySet()
                .stream()
                .map(second -> new Arrival(second.getKey(), second.getValue()))
                .toList();
        int together = (seconds.size() + UploadCourse.MOST - 1) / UploadCourse.MOST;
        List<Arrival> arrivals = new ArrayList<>();
        for (int from = 0; from < seconds.size(); from += together) {
            arrivals.add(sum(seconds.subList(from, Math.min(from + together, seconds.size()))));
        }
        return arrivals;
    }

    private static Arrival sum(List<Arrival> some) {
        return new Arrival(
                some.get(some.size() - 1).until(),
                some.stream().mapToLong(Arrival::bytes).sum());
    }
}
