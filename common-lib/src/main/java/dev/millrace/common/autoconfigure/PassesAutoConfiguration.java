package dev.millrace.common.autoconfigure;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Passes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs the passes of services with a database. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnClass({LockProvider.class, JdbcTemplate.class})
@ConditionalOnBean(JdbcTemplate.class)
@EnableScheduling
class PassesAutoConfiguration {

    @Bean
    Passes passes(
            List<Pass> passes,
            LockProvider locks,
            @Qualifier("passScheduler") TaskScheduler scheduler,
            MeterRegistry meters,
            Clock clock) {
        return new Passes(passes, locks, scheduler, meters, clock);
    }

    @Bean
    static ThreadPoolTaskScheduler passScheduler() {
        return Passes.scheduler();
    }

    @Bean
    LockProvider lockProvider(JdbcTemplate database) {
        return new KeepAliveLockProvider(
                new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(database)
                        .usingDbTime()
                        .build()),
                keepingAlive());
    }

    // why: not a bean, which others of this type would find
    private static ScheduledExecutorService keepingAlive() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "locks");
            thread.setDaemon(true);
            return thread;
        });
    }
}
