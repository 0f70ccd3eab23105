package dev.millrace.video.live;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of both event streams alike. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "Last-Event-ID",
        description =
                "The id of the last event that was received: the stream goes on after it. Beyond 1,000 events, or "
                        + "after an hour, a snapshot event comes in their place.",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "lastEventId",
        description = "The same for a client that cannot send the header; the header goes first.",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "ticket",
        description = "In place of a token, for a browser's EventSource; see createEventTicket.",
        schema = @Schema(type = "string"))
@ApiResponse(
        responseCode = "200",
        description = "Events as they happen, described here as the array of those that are sent; a comment every 15 s "
                + "keeps the connection open. The stream ends with the token. Of one owner's streams the newest takes the "
                + "place of the oldest beyond ten.",
        content =
                @Content(
                        mediaType = "text/event-stream",
                        array = @ArraySchema(schema = @Schema(implementation = StreamedEvent.class))))
@interface EventStreamDocument {}
