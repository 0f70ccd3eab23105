package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.pictures.Storyboard;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
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
    private final StoredPictures pictures;
    private final Reports reports;
    private final TranscodeAttempt attempt;
    private final Path output;
    private final PosterSearch search;
    private @Nullable Plan whole;
    private boolean isPosterTried;
    private boolean isStoryboardTried;
    private @Nullable Asset poster;
    private @Nullable Asset storyboard;

    PosterAndStoryboard(
            PictureMaker maker, S3Outputs outputs, Reports reports, TranscodeAttempt attempt, Plan plan, Path output) {
        this.maker = maker;
        this.pictures = new StoredPictures(outputs, attempt.prefix());
        this.reports = reports;
        this.attempt = attempt;
        this.output = output;
        this.search = maker.posterSearch(plan.renditions(), output, output.resolve("poster"));
    }

    /** What can be made while a pass runs. */
    void beside() throws InterruptedException {
        if (!isPosterTried) {
            tried("poster", () -> search.early(attempt.signal()).ifPresent(this::keep));
        }
        Plan made = whole;
        if (made != null) {
            storyboard(made);
        }
    }

    /** The assets when the stream plays: the poster. The storyboard may be made as soon as there is more than a copy. */
    List<Asset> whenPlayable(Plan made) throws InterruptedException {
        poster();
        if (made.renditions().stream().anyMatch(rendition -> !rendition.isCopied())) {
            whole = made;
        }
        return Stream.ofNullable(poster).toList();
    }

    /** The assets of the complete output: the storyboard, and the poster at full size. */
    List<Asset> whenComplete(Plan plan) throws InterruptedException {
        poster();
        tried(
                "larger poster",
                () -> search.larger(attempt.signal()).ifPresent(found -> poster = pictures.poster(found)));
        storyboard(plan);
        return Stream.of(Optional.ofNullable(poster), Optional.ofNullable(storyboard))
                .flatMap(Optional::stream)
                .toList();
    }

    private void poster() throws InterruptedException {
        if (!isPosterTried) {
            tried("poster", () -> search.late(attempt.signal()).ifPresent(this::keep));
            isPosterTried = true;
        }
    }

    private void keep(Poster found) {
        isPosterTried = true;
        Asset stored = pictures.poster(found);
        poster = stored;
        reports.poster(attempt.id(), stored, attempt.signal());
    }

    private void storyboard(Plan made) throws InterruptedException {
        if (!isStoryboardTried) {
            tried("storyboard", () -> storyboard = pictures.storyboard(make(made)));
            isStoryboardTried = true;
        }
    }

    private Storyboard make(Plan made) throws IOException, InterruptedException {
        Path folder =
                output.resolve(StoredPictures.forStoryboard(made.renditions()).label());
        return maker.storyboard(folder, output.resolve("storyboard"), attempt.signal());
    }

    /** Making a picture. */
    @FunctionalInterface
    private interface Making {
        void run() throws IOException, InterruptedException;
    }

    private static void tried(String what, Making making) throws InterruptedException {
        try {
            making.run();
        } catch (TranscodeFailure | IOException e) {
            log.warn("No {}: {}", what, e.toString());
        }
    }
}
