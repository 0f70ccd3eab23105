package dev.millrace.video.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OldDeliveriesIT {

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();

    @Test
    void allThatAreOldGoHoweverManyAndTheOthersStay() {
        receive("old", 2_500, "4 days");
        receive("young", 3, "2 days");

        service.bean(Deliveries.class).pass();

        assertThat(kept("old")).isZero();
        assertThat(kept("young")).isEqualTo(3);
    }

    private void receive(String kind, int count, String age) {
        jdbc.sql("insert into webhook_deliveries (webhook_id, topic, received_at) "
                        + "select :kind || '-delivery-' || n, 'TRANSCODING', now() - :age::interval "
                        + "from generate_series(1, :count) as n")
                .param("kind", kind)
                .param("age", age)
                .param("count", count)
                .update();
    }

    private long kept(String kind) {
        return jdbc.sql("select count(*) from webhook_deliveries where webhook_id like :kind || '-delivery-%'")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
