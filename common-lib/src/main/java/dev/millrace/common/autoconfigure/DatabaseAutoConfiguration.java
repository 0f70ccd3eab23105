package dev.millrace.common.autoconfigure;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.idempotency.IdempotencyKeysCleanup;
import dev.millrace.common.outbox.OutboxConfiguration;
import dev.millrace.common.signal.DatabaseReadings;
import dev.millrace.common.time.DatabaseTime;
import dev.millrace.common.time.SteadyClock;
import dev.millrace.common.web.CapacityFilter;
import dev.millrace.common.web.DatabaseProblemAdvice;
import dev.millrace.common.web.LoadProperties;
import dev.millrace.common.web.ProblemAdvice;
import dev.millrace.common.web.Problems;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Outbox and idempotency keys, for services with a database. */
@AutoConfiguration(
        after = {CommonAutoConfiguration.class, WebAutoConfiguration.class},
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
@Import(OutboxConfiguration.class)
@EnableConfigurationProperties(LoadProperties.class)
class DatabaseAutoConfiguration {

    /** why: after the tracing filter, so that a refusal carries the trace; before signatures and tokens, which cost time. */
    private static final int FILTER_ORDER = -115;

    @Bean
    DatabaseTime databaseTime(JdbcClient jdbc, SteadyClock clock) {
        return new DatabaseTime(jdbc, clock);
    }

    @Bean
    DatabaseReadings databaseReadings(Clock clock) {
        return new DatabaseReadings(clock);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new IdempotencyKeys(jdbc, json, clock);
    }

    @Bean
    @ConditionalOnBean(Problems.class)
    DatabaseProblemAdvice databaseProblemAdvice(Problems problems, ProblemAdvice others) {
        return new DatabaseProblemAdvice(problems, others);
    }

    @Bean
    @ConditionalOnBean(Problems.class)
    FilterRegistrationBean<CapacityFilter> capacityFilter(LoadProperties properties, Problems problems) {
        var registration = new FilterRegistrationBean<>(new CapacityFilter(properties, problems));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    IdempotencyKeysCleanup idempotencyKeysCleanup(JdbcClient jdbc, Clock clock) {
        return new IdempotencyKeysCleanup(jdbc, clock);
    }
}
