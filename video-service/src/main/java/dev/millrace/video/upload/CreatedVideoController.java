package dev.millrace.video.upload;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.Internal.VideoCreated;
import dev.millrace.common.contract.Internal.VideoWithdrawn;
import dev.millrace.common.problem.NotFound;
import dev.millrace.video.quota.Quotas;
import dev.millrace.video.quota.TooManyBytes;
import dev.millrace.video.video.NewVideo;
import dev.millrace.video.video.OpenedUpload;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.Videos;
import dev.millrace.video.video.VideosWithUpload;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/videos/{id}/created} and {@code /withdrawn}: upload-service creates a video with its upload, or takes it back. */
@RestController
@Hidden
class CreatedVideoController {

    private static final String NO_TITLE = "withdrawn";

    private final Videos videos;
    private final VideosWithUpload withUpload;
    private final Quotas quotas;

    CreatedVideoController(Videos videos, VideosWithUpload withUpload, Quotas quotas) {
        this.videos = videos;
        this.withUpload = withUpload;
        this.quotas = quotas;
    }

    @PostMapping("/internal/videos/{videoId}/created")
    void created(@PathVariable UUID videoId, @Valid @RequestBody VideoCreated created) {
        UploadOpened upload = created.upload();
        try {
            quotas.checkSource(upload.ownerId(), videoId, upload.sourceSizeBytes());
            withUpload.register(videoId, draft(created), opened(upload));
        } catch (TooManyBytes e) {
            if (!isRegistered(videoId, upload)) {
                throw e;
            }
        } catch (DataIntegrityViolationException e) {
            // why only now: a repeated call alone meets a row of its own id, and the others need not look for one
            if (!isRegistered(videoId, upload)) {
                throw new NotFound("video");
            }
        }
    }

    @PostMapping("/internal/videos/{videoId}/withdrawn")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawn(@PathVariable UUID videoId, @Valid @RequestBody VideoWithdrawn withdrawn) {
        UploadOpened upload = withdrawn.upload();
        Source source = Source.declared(upload.sourceMime(), upload.sourceSizeBytes(), null);
        withUpload.withdraw(
                videoId, new NewVideo(upload.ownerId(), NO_TITLE, null, "{}", source), upload.uploadSessionId());
    }

    private static NewVideo draft(VideoCreated created) {
        UploadOpened upload = created.upload();
        return new NewVideo(
                upload.ownerId(),
                created.title().strip(),
                created.description(),
                created.metadata(),
                Source.declared(upload.sourceMime(), upload.sourceSizeBytes(), created.filename()));
    }

    private static OpenedUpload opened(UploadOpened upload) {
        return new OpenedUpload(upload.uploadSessionId(), upload.sourceMime(), upload.sourceSizeBytes());
    }

    private boolean isRegistered(UUID videoId, UploadOpened upload) {
        return videos.findByIdAndDeletedAtIsNull(videoId)
                .filter(video -> upload.uploadSessionId().equals(video.uploadSessionId()))
                .isPresent();
    }
}
