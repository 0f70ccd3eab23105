package dev.millrace.video.output;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.lifecycle.Picture;
import dev.millrace.video.lifecycle.TranscodeAttempts;
import dev.millrace.video.storage.MediaStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks at an attempt's output in storage, and makes the video READY by it. */
@Service
public class AttemptOutputs {

    private static final Logger log = LoggerFactory.getLogger(AttemptOutputs.class);

    private final MediaStore store;
    private final TranscodeAttempts attempts;
    private final JsonMapper json;

    AttemptOutputs(MediaStore store, TranscodeAttempts attempts, JsonMapper json) {
        this.store = store;
        this.attempts = attempts;
        this.json = json;
    }

    /**
     * Asks storage for every named asset; slow, outside transactions.
     *
     * @throws OutputIncomplete when one is missing or is not this attempt's
     */
    public void verify(TranscodeReport report) {
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
    }

    /** READY by the output, complete or not; the report was verified before. */
    public void accept(TranscodeReport verified) {
        Picture picture = new Picture(
                Objects.requireNonNull(verified.durationSeconds()),
                Objects.requireNonNull(verified.width()),
                Objects.requireNonNull(verified.height()));
        if (verified.isPartial()) {
            attempts.streamable(verified.videoId(), verified.jobId(), verified.attempt(), picture, assets(verified));
        } else {
            attempts.transcodeSucceeded(
                    verified.videoId(), verified.jobId(), verified.attempt(), picture, assets(verified));
        }
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
     * The best output of a job, as its READY report of the given attempt: the newest complete one, else the newest that plays;
     * empty when no attempt left one.
     */
    public Optional<TranscodeReport> find(UUID videoId, UUID jobId, int latestAttempt) {
        List<TranscodeReport> newestFirst = IntStream.iterate(
                        latestAttempt, attempt -> attempt >= 1, attempt -> attempt - 1)
                .mapToObj(attempt -> store.text(ObjectKeys.outputManifest(videoId, jobId, attempt)))
                .flatMap(Optional::stream)
                .flatMap(text -> parse(text).stream())
                .filter(found ->
                        found.videoId().equals(videoId) && found.jobId().equals(jobId))
                .map(found -> found.saidBy(latestAttempt))
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
