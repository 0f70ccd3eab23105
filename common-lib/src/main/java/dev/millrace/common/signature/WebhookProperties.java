package dev.millrace.common.signature;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Secrets of the signed calls between services ({@code millrace.webhooks}).
 *
 * @param secrets one or more secrets ({@code whsec_} + base64, 24 to 64 bytes): the first signs, all verify, so a new one is
 *     added last everywhere, then moved first, then the old one goes. No default.
 * @param tolerance how far a timestamp may lie from now; default 5 min
 */
@Validated
@ConfigurationProperties("millrace.webhooks")
public record WebhookProperties(
        @NotEmpty List<String> secrets,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("5m")
        Duration tolerance) {

    public WebhookProperties {
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
    }

    /** Says how many secrets there are, never which. */
    @Override
    public String toString() {
        return "WebhookProperties[secrets=" + secrets.size() + ", tolerance=" + tolerance + "]";
    }
}
