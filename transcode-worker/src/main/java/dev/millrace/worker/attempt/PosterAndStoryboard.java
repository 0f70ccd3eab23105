package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.pictures.Storyboard;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.publish.CacheLife;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, stores and reports the poster and the storyboard of one video as soon as there are frames to make them of. A video
 * plays without them, so their failure is only logged. Used by one thread at a time.
 */
final class PosterAndStoryboard {

    private static final Logger log = LoggerFactory.getLogger(PosterAndStoryboard.class);

    private final PictureMaker maker;
    private final S3Outputs outputs;
    private final Reports reports;
    private final AttemptId attempt;
    private final String prefix;
    private final Path output;
    private final PosterSearch search;
    private @Nullable Plan whole;
    private boolean isPosterTried;
    private boolean isStoryboardTried;
    private @Nullable Asset poster;
    private @Nullable Asset storyboard;

    PosterAndStoryboard(
            PictureMaker maker,
            S3Outputs outputs,
            Reports reports,
            AttemptId attempt,
            String prefix,
            Plan plan,
            Path output) {
        this.maker = maker;
        this.outputs = outputs;
        this.reports = reports;
        this.attempt = attempt;
        this.prefix = prefix;
        this.output = output;
        this.search = maker.posterSearch(plan.renditions(), output, output.resolve("poster"));
    }

    /** What can be made while a pass runs. */
    void beside(StopSignal signal) throws InterruptedException {
        if (!isPosterTried) {
            attempt("poster", () -> search.early(signal).ifPresent(found -> keep(found, signal)));
        }
        Plan made = whole;
        if (made != null) {
            storyboard(made, signal);
        }
    }

    /** The assets when the stream plays: the poster. The storyboard may be made from now on. */
    List<Asset> whenPlayable(Plan made, StopSignal signal) throws InterruptedException {
        poster(signal);
        whole = made;
        return Stream.ofNullable(poster).toList();
    }

    /** The assets of the complete output: the storyboard, and the poster at full size. */
    List<Asset> whenComplete(Plan plan, StopSignal signal) throws InterruptedException {
        poster(signal);
        attempt("larger poster", () -> search.larger(signal).ifPresent(found -> poster = store(found)));
        storyboard(plan, signal);
        return Stream.of(Optional.ofNullable(poster), Optional.ofNullable(storyboard))
                .flatMap(Optional::stream)
                .toList();
    }

    private void poster(StopSignal signal) throws InterruptedException {
        if (!isPosterTried) {
            attempt("poster", () -> search.late(signal).ifPresent(found -> keep(found, signal)));
            isPosterTried = true;
        }
    }

    private void keep(Poster found, StopSignal signal) {
        isPosterTried = true;
        Asset stored = store(found);
        poster = stored;
        reports.poster(attempt, stored, signal);
    }

    private Asset store(Poster found) {
        String key = prefix + found.key();
        outputs.put(key, found.file());
        return new Asset(AssetType.THUMBNAIL, null, null, found.width(), found.height(), null, "jpg", key);
    }

    private void storyboard(Plan made, StopSignal signal) throws InterruptedException {
        if (!isStoryboardTried) {
            attempt("storyboard", () -> storyboard = store(make(made, signal)));
            isStoryboardTried = true;
        }
    }

    private Storyboard make(Plan made, StopSignal signal) throws IOException, InterruptedException {
        Path folder = output.resolve(smallest(made.renditions()).label());
        return maker.storyboard(folder, output.resolve("storyboard"), signal);
    }

    private Asset store(Storyboard made) {
        made.sheets().forEach(sheet -> outputs.put(prefix + sheet.getFileName(), sheet));
        String key = prefix + Storyboard.KEY;
        outputs.put(key, made.track(), CacheLife.FOR_EVER);
        return new Asset(AssetType.STORYBOARD, null, null, made.tileWidth(), made.tileHeight(), null, "vtt", key);
    }

    /** The smallest encoded rendition, not the cellular one; a copied one may have few key frames. */
    private static Rendition smallest(List<Rendition> renditions) {
        return renditions.stream()
                .min(Comparator.comparing(Rendition::isCopied)
                        .thenComparing(Rendition::isCellular)
                        .thenComparingInt(rendition -> rendition.width() * rendition.height()))
                .orElseThrow();
    }

    /** Making a picture. */
    @FunctionalInterface
    private interface Making {
        void run() throws IOException, InterruptedException;
    }

    private static void attempt(String what, Making making) throws InterruptedException {
        try {
            making.run();
        } catch (TranscodeFailure | IOException e) {
            log.warn("No {}: {}", what, e.toString());
        }
    }
}
