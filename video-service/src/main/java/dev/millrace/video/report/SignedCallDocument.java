package dev.millrace.video.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of webhooks: they are signed as Standard Webhooks are. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "webhook-timestamp",
        required = true,
        description = "Seconds since 1970, at most 5 min from now.",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.HEADER,
        name = "webhook-signature",
        required = true,
        description = "v1, and the HMAC-SHA256 of id, timestamp and body, joined by dots, in base64.",
        schema = @Schema(type = "string"))
@interface SignedCallDocument {}
