package dev.millrace.video.captions;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Captions ({@code millrace.captions}).
 *
 * @param mostLanguages most languages of one video; default 32
 */
@Validated
@ConfigurationProperties("millrace.captions")
record CaptionsProperties(@Positive @DefaultValue("32") int mostLanguages) {}
