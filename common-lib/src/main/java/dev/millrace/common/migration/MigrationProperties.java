package dev.millrace.common.migration;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a schema is migrated ({@code millrace.migrations}).
 *
 * @param onStart whether a service migrates its schema when it starts; otherwise it starts only with a schema that a run with
 *     --millrace.migrate has made; default true
 * @param grantTo role that a run with --millrace.migrate lets read and write the rows, which owns nothing; none by default
 */
@Validated
@ConfigurationProperties("millrace.migrations")
public record MigrationProperties(
        @DefaultValue("true") boolean onStart,

        @Nullable @Pattern(regexp = "[a-z_][a-z0-9_]*") String grantTo) {}
