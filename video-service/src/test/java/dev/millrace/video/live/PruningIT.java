package dev.millrace.video.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class PruningIT {

    private final RunningService service = RunningService.shared();
    private final UUID video = UUID.randomUUID();

    @Test
    void oldEventsGoAndYoungOnesStay() {
        storeEvent("2 days");
        storeEvent("1 minute");
        service.bean(VideoEvents.class).pass();
        assertThat(countEvents()).isEqualTo(1);
    }

    @Test
    void ownerKeepsTheNewestTenThousand() {
        service.jdbc()
                .sql("insert into video_events (owner_id, video_id, type, payload, created_at) "
                        + "select 'busy', ?, 'progress', '{}', now() from generate_series(1, 10500)")
                .param(video)
                .update();
        VideoEvents events = service.bean(VideoEvents.class);
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 0; i < 50; i++) {
                events.append("busy", video, VideoEvent.STATUS, "{}");
            }
        });
        assertThat(countEvents()).isBetween(10_000, 10_049);
        assertThat(events.after("busy", events.latest("busy") - 1, 10)).hasSize(1);
    }

    private void storeEvent(String age) {
        service.jdbc()
                .sql("insert into video_events (owner_id, video_id, type, payload, created_at)"
                        + " values ('pruned', ?, 'status', '{}', now() - ?::interval)")
                .params(video, age)
                .update();
    }

    private int countEvents() {
        return service.jdbc()
                .sql("select count(*) from video_events where video_id = ?")
                .param(video)
                .query(Integer.class)
                .single();
    }
}
