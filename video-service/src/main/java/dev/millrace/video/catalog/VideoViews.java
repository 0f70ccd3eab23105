package dev.millrace.video.catalog;

import dev.millrace.common.web.Metadata;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.catalog.VideoView.SourceView;
import dev.millrace.video.playback.StreamUrls;
import dev.millrace.video.video.Picture;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what a client sees of a video. */
@Component
class VideoViews {

    private final StreamUrls urls;
    private final Metadata metadata;

    VideoViews(StreamUrls urls, Metadata metadata) {
        this.urls = urls;
        this.metadata = metadata;
    }

    VideoView of(VideoProjection video) {
        Picture picture = video.picture();
        ProbedSource facts = video.facts();
        return new VideoView(
                video.id(),
                video.ownerId(),
                video.title(),
                video.description(),
                metadata.read(video.metadata()),
                SourceView.of(video.source(), facts),
                facts == null ? List.of() : facts.notes(),
                video.status(),
                video.failReason(),
                picture == null ? null : picture.durationSeconds(),
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                video.progress(),
                urls.of(video.playable()),
                video.createdAt(),
                video.updatedAt());
    }
}
