package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.storage.MediaStore;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Looks at an attempt's output in storage. */
@Service
public class AttemptOutputs {

    private final MediaStore store;
    private final ApplicationEventPublisher events;

    AttemptOutputs(MediaStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /**
     * Asks storage for every named asset, and publishes {@link OutputVerified} when all are there; slow, outside transactions.
     *
     * @throws OutputIncomplete when one is missing or is not this attempt's
     */
    public VerifiedOutput verify(AttemptOutput output) {
        List<String> wrong = OutputRules.violations(output);
        if (!wrong.isEmpty()) {
            throw new OutputIncomplete(wrong);
        }
        List<String> missing =
                store.missing(output.assets().stream().map(VideoAsset::fileKey).toList());
        if (!missing.isEmpty()) {
            throw new OutputIncomplete(
                    missing.stream().map(key -> key + " is not stored").toList());
        }
        events.publishEvent(new OutputVerified(output.by().videoId(), output.assets()));
        return new VerifiedOutput(output);
    }

    /** The poster of an output that is still being made, if it is stored and this attempt's. */
    public Optional<VideoAsset> earlyPoster(AttemptId by, List<VideoAsset> assets) {
        String folder = ObjectKeys.attemptPrefix(by);
        return assets.stream()
                .filter(asset -> asset.type() == AssetType.THUMBNAIL)
                .filter(asset -> OutputRules.isIn(folder, asset.fileKey()))
                .findFirst()
                .filter(asset -> store.exists(asset.fileKey()));
    }
}
