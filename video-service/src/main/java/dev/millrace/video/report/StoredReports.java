package dev.millrace.video.report;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.asset.AttemptOutput;
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
     * The best output of a job, as that of the given attempt: the newest complete one, else the newest that plays; empty when no
     * attempt left one. Asks storage; slow, outside transactions.
     */
    public Optional<AttemptOutput> bestOutput(AttemptId latest) {
        List<AttemptOutput> newestFirst = IntStream.iterate(
                        latest.number(), number -> number >= 1, number -> number - 1)
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
