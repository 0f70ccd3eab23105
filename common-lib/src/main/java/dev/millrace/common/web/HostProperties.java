package dev.millrace.common.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Host names under which a service may be called ({@code millrace.hosts}).
 *
 * @param allowed host names or addresses in lower case, without a port, such as api.example.com; default: loopback names
 */
@Validated
@ConfigurationProperties("millrace.hosts")
public record HostProperties(
        @NotEmpty @DefaultValue({"127.0.0.1", "localhost", "[::1]"})
        List<
                        @Pattern(
                                regexp = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]",
                                message =
                                        "must be a host in lower case without scheme and port, such as api.example.com")
                        String>
                allowed) {

    public HostProperties {
        allowed = List.copyOf(allowed);
    }
}
