package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.pictures.SourceStretch;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.PictureWindow;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.report.Reports;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the poster of a video out of the beginning of its source, and stores and reports it, before anything is encoded. A video plays
 * without it, and its assembly looks for one where this found none, so its failure is only logged. Thread-safe.
 */
@Component
class EarlyPoster {

    private static final Logger log = LoggerFactory.getLogger(EarlyPoster.class);

    private static final double SECONDS_AT_ONCE = 10;
    /** why: all workers of a long video wait until it is divided. */
    private static final double MOST_SECONDS = 30;

    private final PictureMaker maker;
    private final S3Outputs outputs;
    private final Reports reports;

    EarlyPoster(PictureMaker maker, S3Outputs outputs, Reports reports) {
        this.maker = maker;
        this.outputs = outputs;
        this.reports = reports;
    }

    /** Empty when nothing at the beginning is fit to be one. */
    Optional<Asset> of(TranscodeAttempt attempt, FetchedSource source, Plan plan) throws InterruptedException {
        try {
            Optional<Asset> poster = look(attempt, source, PosterSearch.wanted(plan.renditions()))
                    .map(new StoredPictures(outputs, attempt.prefix())::poster);
            poster.ifPresent(stored -> reports.poster(attempt.id(), stored, attempt.signal()));
            return poster;
        } catch (TranscodeFailure | IOException e) {
            log.warn("No early poster: {}", e.toString());
            return Optional.empty();
        }
    }

    private Optional<Poster> look(TranscodeAttempt attempt, FetchedSource source, Rendition rendition)
            throws IOException, InterruptedException {
        Optional<Poster> found = Optional.empty();
        for (double from = 0; found.isEmpty() && from < MOST_SECONDS; from += SECONDS_AT_ONCE) {
            source.bring(PictureWindow.of(source.facts(), from, from + SECONDS_AT_ONCE));
            SourceStretch stretch = new SourceStretch(source.file(), source.facts(), from, SECONDS_AT_ONCE);
            found = maker.poster(rendition, stretch, source.output().resolve("poster"), attempt.signal());
        }
        return found;
    }
}
