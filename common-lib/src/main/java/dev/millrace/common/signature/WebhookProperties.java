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
 * @param secrets one or more secrets ({@code whsec_} + base64, 24 to 64 bytes): the first signs, all verify. To rotate,
 *     append the new one everywhere, then move it to the front, then remove the old one. No default.
 * @param tolerance how far a timestamp may differ from now; default 5 min
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

    /** Shows the number of secrets, never the secrets. */
    @Override
    public String toString() {
        return "WebhookProperties[secrets=" + secrets.size() + ", tolerance=" + tolerance + "]";
    }
}
