package dev.millrace.common.autoconfigure;

import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Calls to video-service, for services that sign calls and break circuits. */
@AutoConfiguration(after = SignedCallsAutoConfiguration.class)
@ConditionalOnClass(CircuitBreaker.class)
@ConditionalOnBean(SignedCalls.class)
@EnableConfigurationProperties(VideoServiceProperties.class)
class VideoServiceAutoConfiguration {}
