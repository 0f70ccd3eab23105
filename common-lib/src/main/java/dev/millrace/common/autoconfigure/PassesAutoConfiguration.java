package dev.millrace.common.autoconfigure;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** One instance of a service at a time runs a pass that is a {@code SchedulerLock}, for services with a database. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@ConditionalOnClass({LockProvider.class, JdbcTemplate.class})
@ConditionalOnBean(JdbcTemplate.class)
@EnableSchedulerLock(defaultLockAtMostFor = LocksAutoConfiguration.LIVES)
class LocksAutoConfiguration {

    /** How long a lock outlives who held it and was killed. Who lives keeps it, however long the pass takes. */
    static final String LIVES = "30s";

    @Bean
    LockProvider lockProvider(JdbcTemplate database) {
        return new KeepAliveLockProvider(
                new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(database)
                        .usingDbTime()
                        .build()),
                keepingAlive());
    }

    // why: no bean, else Spring would run all passes on its one thread
    private static ScheduledExecutorService keepingAlive() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "locks");
            thread.setDaemon(true);
            return thread;
        });
    }
}
