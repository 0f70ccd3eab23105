package dev.millrace.common.outbox;

import dev.millrace.common.signal.DatabaseReadings;
import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The beans of the outbox, for services with a database. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    Outbox outbox(JdbcClient jdbc, JsonMapper json, Ids ids, Traces traces, Clock clock) {
        return new Outbox(jdbc, json, ids, traces, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc,
            List<OutboxSender> senders,
            Traces traces,
            Clock clock,
            MeterRegistry meters,
            DatabaseReadings readings,
            @Value("${spring.application.name}") String application) {
        String prefix = application.split("-", 2)[0];
        OutboxRelay relay = new OutboxRelay(new OutboxRows(jdbc), senders, traces, clock, meters, prefix);
        meters.gauge(prefix + ".outbox.lag.seconds", relay, it -> readings.read(it::lagSeconds));
        return relay;
    }

    @Bean
    OutboxPass outboxPass(OutboxRelay relay) {
        return new OutboxPass(relay);
    }
}
