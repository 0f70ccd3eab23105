package dev.millrace.video.live;

import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/events/tickets}. */
@RestController
@Tag(name = "Events")
class EventTicketController {

    private final EventTickets tickets;
    private final StreamLife life;

    EventTicketController(EventTickets tickets, StreamLife life) {
        this.tickets = tickets;
        this.life = life;
    }

    // why 200 and no idempotency key: an answer that is kept to be given again would be a ticket that is kept
    @PostMapping("/api/events/tickets")
    @Operation(
            operationId = "createEventTicket",
            summary = "A ticket that opens one event stream",
            description = "For a browser's EventSource, which cannot send an Authorization header: "
                    + "new EventSource('/api/videos/events?ticket=' + ticket). A ticket opens one stream, within 60 s. "
                    + "EventSource reconnects with the same URL and is then answered 401, upon which its readyState is "
                    + "CLOSED: get a new ticket, and pass the last event's id as lastEventId. "
                    + "The stream ends with the token that asked for the ticket. An owner has at most 20 unused tickets; "
                    + "a further one takes the place of the oldest.")
    ResponseEntity<EventTicket> create(Owner owner, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(tickets.issue(owner.id(), life.end(token)));
    }
}
