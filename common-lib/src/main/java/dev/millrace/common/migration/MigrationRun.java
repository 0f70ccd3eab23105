package dev.millrace.common.migration;

import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Migrates a service's schema and ends: the service's program with {@code --millrace.migrate}, as the database user that owns the
 * schema. So no health check ends a long migration, and the service needs no right to change tables.
 */
public final class MigrationRun {

    private static final String ASKED = "--millrace.migrate";

    /** why: calls queue behind who waits for a lock, and each of them waits 3 s; the run can be repeated. */
    private static final String LIMITS = "set lock_timeout = '2s'; set statement_timeout = '2h'";

    private MigrationRun() {}

    /** Whether the arguments of a program ask for it. */
    public static boolean isAskedBy(String... arguments) {
        return Arrays.asList(arguments).contains(ASKED);
    }

    /** Repeatable. @throws RuntimeException when a migration fails; what came before it stays */
    public static void run(String... arguments) {
        new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(FlywayAutoConfiguration.class)
    @EnableConfigurationProperties({DataSourceProperties.class, MigrationProperties.class})
    static class Parts {

        /** why not the service's pool: its time limits are for calls. */
        @Bean
        DataSource unpooled(DataSourceProperties database) {
            return database.initializeDataSourceBuilder()
                    .type(SimpleDriverDataSource.class)
                    .build();
        }

        @Bean
        FlywayConfigurationCustomizer limits() {
            return flyway -> flyway.initSql(LIMITS);
        }

        @Bean
        FlywayMigrationStrategy migrateAndGrant(DataSource database, MigrationProperties properties) {
            return flyway -> {
                flyway.migrate();
                if (properties.grantTo() != null) {
                    RowGrants.give(database, flyway.getConfiguration(), properties.grantTo());
                }
            };
        }
    }
}
