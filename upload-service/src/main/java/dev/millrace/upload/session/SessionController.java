package dev.millrace.upload.session;

import dev.millrace.common.page.Cursor;
import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import dev.millrace.upload.video.VideoService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading, pausing, resuming and cancelling upload sessions. */
@RestController
@Tag(name = "Uploads")
class SessionController {

    private final UploadSessions sessions;
    private final SessionReadings readings;
    private final EndedSessions ended;
    private final VideoService videos;
    private final Clock clock;

    SessionController(
            UploadSessions sessions, SessionReadings readings, EndedSessions ended, VideoService videos, Clock clock) {
        this.videos = videos;
        this.clock = clock;
        this.sessions = sessions;
        this.readings = readings;
        this.ended = ended;
    }

    @GetMapping("/api/videos/{id}/uploads")
    @Operation(
            operationId = "listUploads",
            summary = "Upload sessions of a video, newest first",
            description =
                    "Own sessions only, at most 100; bytes as last looked at. Ask for one to see what storage has.")
    List<SessionSummary> list(
            @PathVariable UUID id,
            Owner owner,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        videos.requireReadable(id, authorization);
        Instant now = clock.instant();
        return sessions.ofVideo(owner.id(), id).stream()
                .map(session -> SessionSummary.of(session, now))
                .toList();
    }

    @GetMapping("/api/uploads")
    @Operation(
            operationId = "listOwnUploads",
            summary = "Own upload sessions, newest first",
            description = "By status, which may be repeated; INITIATED, IN_PROGRESS and PAUSED are the live ones. "
                    + "Bytes as last looked at.")
    SessionPage own(
            Owner owner,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Set<UploadSessionStatus> status) {
        Set<UploadSessionStatus> wanted =
                status == null || status.isEmpty() ? EnumSet.allOf(UploadSessionStatus.class) : status;
        return sessions.page(
                owner.id(), wanted, limit, cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor));
    }

    @GetMapping("/api/uploads/{sid}")
    @Operation(
            operationId = "getUpload",
            summary = "One upload session, with the parts as storage has them",
            description = "Everything another device needs to go on.")
    SessionView get(@PathVariable UUID sid, Owner owner) {
        return readings.read(sessions.owned(owner.id(), sid));
    }

    @GetMapping("/api/uploads/{sid}/status")
    @Operation(
            operationId = "getUploadStatus",
            summary = "The status of one upload session, and no more",
            description =
                    "Does not ask storage, so it says nothing of bytes and parts. To go on with an upload, or after a 404 "
                            + "from storage, read getUpload.")
    SessionState status(@PathVariable UUID sid, Owner owner) {
        return SessionState.of(sessions.owned(owner.id(), sid));
    }

    @PostMapping("/api/uploads/{sid}/pause")
    @Refuses(409)
    @Operation(
            operationId = "pauseUpload",
            summary = "Pauses the upload; no part is signed until it resumes",
            description = "Repeatable. URLs that are signed already stay good.")
    SessionState pause(@PathVariable UUID sid, Owner owner) {
        return SessionState.of(sessions.pause(owner.id(), sid));
    }

    @PostMapping("/api/uploads/{sid}/resume")
    @Refuses(409)
    @Operation(
            operationId = "resumeUpload",
            summary = "Go on with a paused upload",
            description = "Repeatable. Ask getUpload which parts are there, and send the rest.")
    SessionState resume(@PathVariable UUID sid, Owner owner) {
        return SessionState.of(sessions.resume(owner.id(), sid));
    }

    @PostMapping("/api/uploads/{sid}/cancel")
    @Refuses(409)
    @Operation(
            operationId = "cancelUpload",
            summary = "Give the upload up and remove its parts",
            description = "Repeatable. The video is FAILED UPLOAD_CANCELED and may be uploaded again.")
    SessionState cancel(@PathVariable UUID sid, Owner owner) {
        UploadSession canceled = sessions.cancel(owner.id(), sid);
        ended.followUp(canceled);
        return SessionState.of(canceled);
    }
}
