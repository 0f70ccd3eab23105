package dev.millrace.video.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A ticket in the open, once: here. */
record EventTicket(
        @Schema(description = "To be sent as the query parameter ticket of an event stream, once")
        String ticket,

        @Schema(description = "When an unused ticket ends, 60 s from now at most")
        Instant expiresAt,

        @Schema(description = "The same, from the moment of the answer")
        long expiresInSeconds) {}
