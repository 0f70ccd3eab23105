package dev.millrace.upload.session;

import dev.millrace.common.contract.Internal;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** video-service says that a video is deleted; signed, may come twice. */
@Hidden
@RestController
class DeletedVideoController {

    private final UploadSessions sessions;
    private final EndedSessions ended;

    DeletedVideoController(UploadSessions sessions, EndedSessions ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    @PostMapping("/internal/videos/{videoId}/deleted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleted(@PathVariable UUID videoId, @RequestBody Internal.VideoDeleted body) {
        sessions.cancelAllOf(videoId).forEach(ended::followUp);
    }
}
