package dev.millrace.video.live;

import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.web.Owner;
import dev.millrace.common.web.OwnerArgumentResolver;
import dev.millrace.common.web.TicketRequestMatcher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds out who asks for events: by the token or, where there is none, by a ticket, which is used up. */
@Component
class ListenerArgument implements HandlerMethodArgumentResolver {

    private final OwnerArgumentResolver owners = new OwnerArgumentResolver();
    private final EventTickets tickets;
    private final StreamLife life;

    ListenerArgument(EventTickets tickets, StreamLife life) {
        this.tickets = tickets;
        this.life = life;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Listener.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            Owner owner = (Owner) owners.resolveArgument(parameter, container, request, binderFactory);
            return listener(owner.id(), request, life.end(token.getToken()));
        }
        String ticket = request.getParameter(TicketRequestMatcher.PARAMETER);
        EventTickets.Redeemed redeemed = tickets.redeem(ticket == null ? "" : ticket)
                .orElseThrow(() -> Unauthenticated.invalidToken(
                        "The ticket is unknown, used or expired",
                        "Get a new one by POST /api/events/tickets and open the stream with it."));
        return listener(redeemed.ownerId(), request, redeemed.streamUntil());
    }

    private Listener listener(String ownerId, NativeWebRequest request, Instant end) {
        String header = request.getHeader("Last-Event-ID");
        return new Listener(ownerId, header == null ? request.getParameter("lastEventId") : header, life.until(end));
    }
}
