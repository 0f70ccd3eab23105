package dev.millrace.video.quota;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one owner may keep ({@code millrace.quota}).
 *
 * @param draftLife how long a DRAFT waits for its first upload session before it is removed; default 7 d
 * @param draftsPerOwner most DRAFTs of one owner; default 1000
 * @param draftsEvery pause between two passes that remove old DRAFTs; default 10 min
 * @param draftsBatch most DRAFTs of one pass; default 500
 * @param sourcesPerOwner bytes of all sources that one owner keeps, those being uploaded included; default 1 TB, 0 for no limit
 */
@Validated
@ConfigurationProperties("millrace.quota")
record QuotaProperties(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("7d")
        Duration draftLife,

        @Positive @DefaultValue("1000") int draftsPerOwner,

        @NotNull @DurationMin(millis = 100) @DefaultValue("10m")
        Duration draftsEvery,

        @Positive @DefaultValue("500") int draftsBatch,

        @NotNull @DataSizeMin(bytes = 0) @DefaultValue("1TB")
        DataSize sourcesPerOwner) {}
