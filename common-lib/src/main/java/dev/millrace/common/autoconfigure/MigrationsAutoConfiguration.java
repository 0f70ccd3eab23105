package dev.millrace.common.autoconfigure;

import dev.millrace.common.migration.MigrationProperties;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Whether a service migrates its schema at its start, for services with a database. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnClass(FlywayMigrationStrategy.class)
@EnableConfigurationProperties(MigrationProperties.class)
class MigrationsAutoConfiguration {

    @Bean
    FlywayMigrationStrategy migrationsOnStart(MigrationProperties properties) {
        return properties.onStart() ? Flyway::migrate : Flyway::validate;
    }
}
