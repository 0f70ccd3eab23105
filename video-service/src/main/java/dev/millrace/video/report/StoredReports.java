package dev.millrace.video.report;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.job.Job;
import dev.millrace.video.storage.MediaStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The READY reports that workers leave beside their outputs, for the case that the webhook is lost. */
@Component
public class StoredReports {

    private static final Logger log = LoggerFactory.getLogger(StoredReports.class);

    private final MediaStore store;
    private final JsonMapper json;

    StoredReports(MediaStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * The best output of a job, as that of its latest attempt: the newest complete one, else the newest that plays; empty when no
     * attempt left one. Asks storage; slow, outside transactions.
     */
    public Optional<AttemptOutput> bestOutput(Job job) {
        AttemptId latest = job.latestAttempt();
        List<AttemptOutput> newestFirst = newestFirst(job)
                .mapToObj(number -> store.text(ObjectKeys.outputManifest(latest.withNumber(number))))
                .flatMap(Optional::stream)
                .flatMap(this::parse)
                .filter(found -> found.by().isOfSameJob(latest))
                .map(found -> Reported.output(found.saidBy(latest)))
                .toList();
        return newestFirst.stream()
                .filter(found -> !found.isPartial())
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }

    // why: between the attempt that divided a job and the latest there may be thousands, at tasks
    private static IntStream newestFirst(Job job) {
        IntStream tillDivided = IntStream.iterate(job.planner().number(), number -> number >= 1, number -> number - 1);
        return IntStream.concat(IntStream.of(job.latestAttempt().number()), tillDivided)
                .filter(number -> number >= 1)
                .distinct();
    }

    private Stream<Ready> parse(String manifest) {
        try {
            return json.readValue(manifest, TranscodeReport.class) instanceof Ready ready
                    ? Stream.of(ready)
                    : Stream.empty();
        } catch (JacksonException e) {
            log.warn("An output manifest is no report and is not used: {}", e.getOriginalMessage());
            return Stream.empty();
        }
    }
}
