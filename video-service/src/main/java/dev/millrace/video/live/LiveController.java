package dev.millrace.video.live;

import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /api/videos/events} and {@code /api/videos/{id}/events}. */
@RestController
@RequestMapping(path = "/api/videos", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
@Tag(name = "Events")
class LiveController {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final LiveStreams streams;
    private final Clock clock;

    LiveController(LiveStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/{id}/events")
    @Operation(operationId = "videoEvents", summary = "Status and progress of one video as they happen")
    SseEmitter ofVideo(
            Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            HttpServletResponse response) {
        unbuffered(response);
        return streams.ofVideo(owner.id(), id, lastEventId, life(token));
    }

    @GetMapping("/events")
    @Operation(operationId = "events", summary = "Status and progress of all own videos as they happen")
    SseEmitter ofOwner(
            Owner owner,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            HttpServletResponse response) {
        unbuffered(response);
        return streams.ofOwner(owner.id(), lastEventId, life(token));
    }

    private Duration life(Jwt token) {
        Instant expiresAt = token.getExpiresAt();
        if (expiresAt == null) {
            return LONGEST;
        }
        Duration left = Duration.between(clock.instant(), expiresAt);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static void unbuffered(HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
    }
}
