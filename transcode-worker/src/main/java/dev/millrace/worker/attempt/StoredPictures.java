package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.Storyboard;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.publish.CacheLife;
import dev.millrace.worker.publish.S3Outputs;
import java.util.Comparator;
import java.util.List;

/**
 * Stores the pictures of a video beside its output. Thread-safe.
 *
 * @param prefix of the output, ends with a slash
 */
public record StoredPictures(S3Outputs outputs, String prefix) {

    /** Stores it. @throws dev.millrace.worker.outcome.TranscodeFailure retryable */
    public Asset poster(Poster found) {
        String key = prefix + found.key();
        outputs.put(key, found.file());
        return new Asset(AssetType.THUMBNAIL, null, null, found.width(), found.height(), null, "jpg", key);
    }

    /** Stores it. @throws dev.millrace.worker.outcome.TranscodeFailure retryable */
    public Asset storyboard(Storyboard made) {
        made.sheets().forEach(sheet -> outputs.put(prefix + sheet.getFileName(), sheet));
        String key = prefix + Storyboard.KEY;
        outputs.put(key, made.track(), CacheLife.FOR_EVER);
        return new Asset(AssetType.STORYBOARD, null, null, made.tileWidth(), made.tileHeight(), null, "vtt", key);
    }

    /** The smallest encoded rendition, not the cellular one; a copied one may have few key frames. */
    public static Rendition forStoryboard(List<Rendition> renditions) {
        return renditions.stream()
                .min(Comparator.comparing(Rendition::isCopied)
                        .thenComparing(Rendition::isCellular)
                        .thenComparingInt(rendition -> rendition.width() * rendition.height()))
                .orElseThrow();
    }
}
