package dev.millrace.worker.intake;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Protects this worker from being chosen by ECS when it scales in or deploys, while it has attempts; outside of ECS there is nothing to
 * ask. Without an answer of the container agent an attempt goes on unprotected. Thread-safe.
 */
@Component
class TaskProtection {

    private static final Logger log = LoggerFactory.getLogger(TaskProtection.class);
    private static final String PATH = "/task-protection/v1/state";
    /** why no longer: it outlasts an end that the agent did not hear of. */
    private static final String ON = "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}";

    private static final String OFF = "{\"ProtectionEnabled\":false}";
    private static final Duration RENEW_AFTER = Duration.ofMinutes(15);
    /** why: the agent itself waits 4 s for ECS. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable URI state;
    private final Clock clock;
    private final JsonMapper json;
    private final RestClient http;
    private int attempts;
    private Instant renewAt = Instant.MAX;

    /** @param agent base URL of the container agent, which ECS names to its tasks */
    TaskProtection(@Value("${ECS_AGENT_URI:#{null}}") @Nullable String agent, Clock clock, JsonMapper json) {
        this.state = agent == null ? null : URI.create(agent + PATH);
        this.clock = clock;
        this.json = json;
        SimpleClientHttpRequestFactory calls = new SimpleClientHttpRequestFactory();
        calls.setConnectTimeout(PATIENCE);
        calls.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(calls).build();
    }

    /** One more attempt has its job. */
    synchronized void begin() {
        attempts++;
        if (attempts == 1) {
            protect();
        }
    }

    /** An attempt goes on. */
    synchronized void renew() {
        if (!clock.instant().isBefore(renewAt)) {
            protect();
        }
    }

    /** An attempt has ended; the last one ends the protection. */
    synchronized void end() {
        attempts--;
        if (attempts == 0) {
            put(OFF, false);
            renewAt = Instant.MAX;
        }
    }

    private void protect() {
        Instant now = clock.instant();
        renewAt = put(ON, true) ? now.plus(RENEW_AFTER) : now;
    }

    /** Returns whether ECS says that it is so. */
    private boolean put(String body, boolean isOn) {
        if (state == null) {
            return true;
        }
        try {
            String answer = String.valueOf(http.put()
                    .uri(state)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .body(String.class));
            JsonNode said = json.readTree(answer).at("/protection/ProtectionEnabled");
            // why not the status: a refusal of ECS has 200 as well
            if (said.isBoolean() && said.booleanValue() == isOn) {
                return true;
            }
            log.warn("Task protection is not {}: {}", body, answer);
        } catch (RestClientException | JacksonException e) {
            log.warn("Task protection is not {}: {}", body, e.toString());
        }
        return false;
    }
}
