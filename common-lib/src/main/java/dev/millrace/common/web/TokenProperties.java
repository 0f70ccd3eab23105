package dev.millrace.common.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are accepted, and what they say of a caller ({@code millrace.tokens}).
 *
 * @param audiences a token must be for one of them, with Amazon Cognito the ids of the apps' clients; default millrace
 * @param audienceClaim the claim that names its audience, with Amazon Cognito client_id; default aud
 * @param rolesClaim the claim that lists the caller's roles, with Amazon Cognito cognito:groups; default roles
 */
@Validated
@ConfigurationProperties("millrace.tokens")
public record TokenProperties(
        @NotEmpty @DefaultValue("millrace") List<@NotBlank String> audiences,

        @NotBlank @DefaultValue("aud") String audienceClaim,

        @NotBlank @DefaultValue("roles") String rolesClaim) {

    public TokenProperties {
        audiences = List.copyOf(audiences);
    }
}
