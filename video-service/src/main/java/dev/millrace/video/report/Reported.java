package dev.millrace.video.report;

import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.contract.UploadReport.Completed;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.video.Picture;
import dev.millrace.video.video.StoredSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the other services report, in the service's own types. Pure. */
final class Reported {

    private static final int MOST_PERCENT = 100;

    /** A worker has begun. */
    static final Progress BEGUN = new Progress(Stage.DOWNLOADING, 0, null);

    private Reported() {}

    /** The source that was uploaded; empty when it is nothing, or not in the video's folder. */
    static Optional<StoredSource> source(Completed said) {
        String key = said.sourceFileKey();
        return said.sourceSizeBytes() > 0 && key.startsWith(ObjectKeys.videoPrefix(said.videoId()))
                ? Optional.of(new StoredSource(key, said.sourceSizeBytes(), said.sourceMime()))
                : Optional.empty();
    }

    static Progress progress(TranscodeReport.Progress said) {
        int percent = said.percent() == null ? 0 : Math.min(MOST_PERCENT, Math.max(0, said.percent()));
        Integer eta = said.etaSeconds() == null ? null : Math.max(0, said.etaSeconds());
        return new Progress(said.stage(), percent, eta);
    }

    static AttemptOutput output(Ready said) {
        Output output = said.output();
        return new AttemptOutput(
                said.by(),
                new Picture(output.durationSeconds(), output.width(), output.height()),
                assets(output.assets()),
                said instanceof Playable,
                source(output.source()));
    }

    static List<VideoAsset> assets(List<Asset> said) {
        return said.stream().map(Reported::asset).toList();
    }

    private static VideoAsset asset(Asset said) {
        return new VideoAsset(
                said.type(),
                said.quality(),
                said.bandwidth(),
                said.width(),
                said.height(),
                said.codec(),
                said.container(),
                said.fileKey());
    }

    static @Nullable ProbedSource source(@Nullable SourceSummary said) {
        return said == null
                ? null
                : new ProbedSource(
                        said.container(),
                        said.videoCodec(),
                        said.audioCodec(),
                        said.bitrateBps(),
                        said.frameRate(),
                        said.hdr(),
                        said.rotationDegrees(),
                        said.audioLayout(),
                        said.qualityClass(),
                        said.notes());
    }
}
