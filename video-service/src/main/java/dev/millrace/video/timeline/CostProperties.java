package dev.millrace.video.timeline;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a deployment pays ({@code millrace.cost}).
 *
 * @param priceList name of the list that the prices are from, or null: then operators see no costs
 * @param workerHour millionths of a dollar for an hour in which a worker has one attempt; default 0
 * @param sourceGigabyteMonth millionths of a dollar for 10^9 bytes of sources in storage for a month; default 0
 * @param outputGigabyteMonth millionths of a dollar for 10^9 bytes of outputs in storage for a month; default 0
 */
@Validated
@ConfigurationProperties("millrace.cost")
record CostProperties(
        @Nullable String priceList,
        @PositiveOrZero @DefaultValue("0") long workerHour,
        @PositiveOrZero @DefaultValue("0") long sourceGigabyteMonth,
        @PositiveOrZero @DefaultValue("0") long outputGigabyteMonth) {

    CostProperties {
        priceList = priceList == null || priceList.isBlank() ? null : priceList;
    }
}
