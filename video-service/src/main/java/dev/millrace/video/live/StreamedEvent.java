package dev.millrace.video.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** The events of a stream as the OpenAPI document describes them: name, id and the JSON of the data line. */
@Schema(
        description = "One event: its event line, its id line, and its data line, which is JSON",
        oneOf = {
            StreamedEvent.StatusEvent.class,
            StreamedEvent.ProgressEvent.class,
            StreamedEvent.DeletedEvent.class,
            StreamedEvent.SnapshotEvent.class
        })
sealed interface StreamedEvent {

    /** The status of a video, also at the beginning of a stream. */
    record StatusEvent(
            String id,
            @Schema(allowableValues = VideoEvent.STATUS) String event,
            LiveView data) implements StreamedEvent {}

    /** Progress; null when the job ended. */
    record ProgressEvent(
            String id,
            @Schema(allowableValues = VideoEvent.PROGRESS) String event,
            LiveView data) implements StreamedEvent {}

    /** A video is gone; the stream of that video ends. */
    record DeletedEvent(
            String id,
            @Schema(allowableValues = VideoEvent.DELETED) String event,
            Deleted data) implements StreamedEvent {}

    /** Events are left out: the statuses of the videos that move follow, all others are to be read again. */
    record SnapshotEvent(
            String id,
            @Schema(allowableValues = VideoEvent.SNAPSHOT) String event,
            Snapshot data) implements StreamedEvent {}

    /** Which video is gone. */
    @Schema(name = "DeletedVideo")
    record Deleted(UUID id) {}

    /** Why events are left out. */
    @Schema(name = "StreamSnapshot")
    record Snapshot(
            @Schema(allowableValues = "LAST_EVENT_ID_TOO_OLD")
            String reason) {}
}
