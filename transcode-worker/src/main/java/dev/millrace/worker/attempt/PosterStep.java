package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.encode.Poster;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Rung;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.report.AttemptId;
import dev.millrace.worker.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, stores and tells the poster as soon as the first segment is whole. A video without a poster still plays, so its
 * failure is only logged. Used by one thread at a time.
 */
final class PosterStep {

    private static final Logger log = LoggerFactory.getLogger(PosterStep.class);

    private final Poster poster;
    private final S3Outputs outputs;
    private final Reports reports;
    private final AttemptId attempt;
    private final String key;
    private final Path folder;
    private final Rung rung;
    private boolean isTried;
    private @Nullable Asset asset;

    PosterStep(
            Poster poster,
            S3Outputs outputs,
            Reports reports,
            AttemptId attempt,
            String prefix,
            Path folder,
            Rung rung) {
        this.poster = poster;
        this.outputs = outputs;
        this.reports = reports;
        this.attempt = attempt;
        this.key = prefix + "poster.jpg";
        this.folder = folder;
        this.rung = rung;
    }

    /** Makes the poster if the first segment is whole, which the second one proves. */
    void makeEarly(StopSignal signal) throws InterruptedException {
        if (!isTried && Files.exists(folder.resolve("seg_00002.m4s"))) {
            make(signal);
        }
    }

    /** Makes the poster if that has not been tried. */
    @Nullable Asset made(StopSignal signal) throws InterruptedException {
        if (!isTried) {
            make(signal);
        }
        return asset;
    }

    private void make(StopSignal signal) throws InterruptedException {
        isTried = true;
        try {
            Path directory = folder.resolveSibling("poster");
            Path picture = poster.make(folder.resolve("init.mp4"), folder.resolve("seg_00001.m4s"), directory, signal);
            outputs.put(key, picture);
            asset = new Asset(AssetType.THUMBNAIL, null, null, rung.width(), rung.height(), null, "jpg", key);
            reports.poster(attempt, asset, signal);
        } catch (TranscodeFailure e) {
            log.warn("No poster: {}", e.getMessage());
        }
    }
}
