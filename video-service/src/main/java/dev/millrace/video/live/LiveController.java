package dev.millrace.video.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/videos/events} and {@code /api/videos/{id}/events}. */
@RestController
@RequestMapping(path = "/api/videos", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
@Tag(name = "Events")
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/{id}/events")
    @EventStreamDocument
    @Operation(
            operationId = "videoEvents",
            summary = "Status and progress of one video as they happen",
            description = "Begins with the present status. Ends with the event deleted when the video is.")
    void ofVideo(
            @Parameter(hidden = true) Listener listener,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.ofVideo(listener, id, request, response);
    }

    @GetMapping("/events")
    @EventStreamDocument
    @Operation(
            operationId = "events",
            summary = "Status and progress of all own videos as they happen",
            description = "Begins with the statuses of those that are not READY or FAILED.")
    void ofOwner(@Parameter(hidden = true) Listener listener, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        streams.ofOwner(listener, request, response);
    }
}
