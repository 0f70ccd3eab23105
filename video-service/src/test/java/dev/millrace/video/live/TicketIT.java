package dev.millrace.video.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.video.Api;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketIT {

    private final RunningService service = RunningService.shared();

    @Test
    void ticketOpensOneStreamOnWhicheverInstance() {
        Journey video = Journey.aVideo(service).uploading();
        String path = video.path() + "/events?ticket=" + ticket(video.api);
        try (RunningService other = RunningService.another(Map.of());
                EventStream stream = EventStream.openUrl(other, path)) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADING")));
            assertThat(service.asNobody().get(path).status()).isEqualTo(401);
            assertThat(service.asNobody().get(path).code()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void ticketThatDoesNotCountIsToldHowToGetAnother() {
        Api.Answer refused = service.asNobody().get("/api/videos/events?ticket=unknown");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"millrace\", error=\"invalid_token\"")
                .contains("The ticket is unknown, used or expired");
        assertThat(refused.json().get("detail").asString()).contains("POST /api/events/tickets");
    }

    @Test
    void callOfAServiceItselfIsToldAsAtTheGateway() {
        Api.Answer refused = service.asNobody().get("/api/videos");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"millrace\"");
    }

    @Test
    void ticketOpensOnlyItsOwnersStreams() {
        Journey video = Journey.aVideo(service).uploading();
        String foreign = ticket(service.asSomebody());
        assertThat(service.asNobody()
                        .get(video.path() + "/events?ticket=" + foreign)
                        .status())
                .isEqualTo(404);
        assertThat(service.asNobody()
                        .get(video.path() + "?ticket=" + ticket(video.api))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void reconnectGoesOnWithANewTicketAfterTheLastEvent() {
        Journey video = Journey.aVideo(service).uploading();
        String seen;
        try (EventStream stream = EventStream.openUrl(service, "/api/videos/events?ticket=" + ticket(video.api))) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADING")));
            seen = stream.ids().get(0).toString();
        }
        video.claimed();
        String again = "/api/videos/events?ticket=" + ticket(video.api) + "&lastEventId=" + seen;
        try (EventStream stream = EventStream.openUrl(service, again)) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADED", "TRANSCODING")));
        }
    }

    @Test
    void streamOfATicketEndsWithTheTokenThatAskedForIt() {
        Journey video = Journey.aVideo(service);
        String token = service.cloud().token(video.owner, List.of(), "millrace", Duration.ofSeconds(4));
        String ticket = ticket(service.asNobody(), Map.of("Authorization", "Bearer " + token));
        try (EventStream stream = EventStream.openUrl(service, "/api/videos/events?ticket=" + ticket)) {
            assertThat(stream.status()).isEqualTo(200);
            await().until(stream::isEnded);
        }
    }

    @Test
    void expiredTicketIsRefusedAndRemoved() {
        Journey video = Journey.aVideo(service);
        String ticket = ticket(video.api);
        service.jdbc()
                .sql("update event_tickets set expires_at = now() - interval '1 second' where owner_id = ?")
                .param(video.owner)
                .update();
        assertThat(service.asNobody().get("/api/videos/events?ticket=" + ticket).status())
                .isEqualTo(401);
        service.bean(EventTickets.class).pass();
        assertThat(unused(video.owner)).isZero();
    }

    @Test
    void ticketsOfOneOwnerAreBounded() {
        Journey video = Journey.aVideo(service);
        String oldest = ticket(video.api);
        for (int number = 0; number < EventTickets.MOST_PER_OWNER; number++) {
            ticket(video.api);
        }
        assertThat(unused(video.owner)).isEqualTo(EventTickets.MOST_PER_OWNER);
        assertThat(service.asNobody().get("/api/videos/events?ticket=" + oldest).status())
                .isEqualTo(401);
    }

    private static String ticket(Api api) {
        return ticket(api, Map.of());
    }

    private static String ticket(Api api, Map<String, String> headers) {
        Api.Answer answer = api.send("POST", "/api/events/tickets", null, headers);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.json().get("ticket").asString();
    }

    private int unused(String owner) {
        return service.jdbc()
                .sql("select count(*) from event_tickets where owner_id = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }
}
