package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.Picture;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks at an attempt's output in storage. */
@Service
public class AttemptOutputs {

    private static final Logger log = LoggerFactory.getLogger(AttemptOutputs.class);

    private final MediaStore store;
    private final JsonMapper json;

    AttemptOutputs(MediaStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * Asks storage for every named asset; slow, outside transactions.
     *
     * @throws OutputIncomplete when one is missing or is not this attempt's
     */
    public AttemptOutput verify(TranscodeReport report) {
        List<String> wrong = OutputRules.violations(report);
        if (!wrong.isEmpty()) {
            throw new OutputIncomplete(wrong);
        }
        List<String> missing =
                store.missing(assets(report).stream().map(Asset::fileKey).toList());
        if (!missing.isEmpty()) {
            throw new OutputIncomplete(
                    missing.stream().map(key -> key + " is not stored").toList());
        }
        return seen(report);
    }

    private static AttemptOutput seen(TranscodeReport report) {
        Picture picture = new Picture(
                Objects.requireNonNull(report.durationSeconds()),
                Objects.requireNonNull(report.width()),
                Objects.requireNonNull(report.height()));
        return new AttemptOutput(report.by(), picture, assets(report), report.isPartial());
    }

    /** The poster of a report that is not READY yet, if it is stored and this attempt's. */
    public Optional<Asset> earlyPoster(TranscodeReport report) {
        String folder = ObjectKeys.attemptPrefix(report.videoId(), report.jobId(), report.attempt());
        return assets(report).stream()
                .filter(asset -> asset.type() == AssetType.THUMBNAIL)
                .filter(asset -> OutputRules.isIn(folder, asset.fileKey()))
                .findFirst()
                .filter(asset -> store.exists(asset.fileKey()));
    }

    /**
     * The best output of a job, as the READY report of the given attempt: the newest complete one, else the newest that plays;
     * empty when no attempt left one.
     */
    public Optional<TranscodeReport> find(AttemptId latest) {
        List<TranscodeReport> newestFirst = IntStream.iterate(
                        latest.number(), attempt -> attempt >= 1, attempt -> attempt - 1)
                .mapToObj(attempt -> store.text(ObjectKeys.outputManifest(latest.videoId(), latest.jobId(), attempt)))
                .flatMap(Optional::stream)
                .flatMap(text -> parse(text).stream())
                .filter(found -> found.saidBy(latest.number()).by().equals(latest))
                .map(found -> found.saidBy(latest.number()))
                .toList();
        return newestFirst.stream()
                .filter(found -> !found.isPartial())
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }

    private Optional<TranscodeReport> parse(String manifest) {
        try {
            return Optional.of(json.readValue(manifest, TranscodeReport.class));
        } catch (JacksonException e) {
            log.warn("An output manifest is no report and is not used: {}", e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static List<Asset> assets(TranscodeReport report) {
        return report.assets() == null ? List.of() : report.assets();
    }
}
