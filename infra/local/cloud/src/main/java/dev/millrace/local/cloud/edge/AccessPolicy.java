package dev.millrace.local.cloud.edge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A parsed CloudFront policy.
 *
 * @param resource URL with {@code *} for any text and {@code ?} for any character
 * @param before end of its validity
 * @param after start of its validity; {@code null} for none
 */
record AccessPolicy(
        String resource, Instant before, @Nullable Instant after) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Parses a policy document; {@code null} for one that CloudFront would reject. */
    static @Nullable AccessPolicy parse(byte[] document) {
        try {
            JsonNode statements =
                    JSON.readTree(new String(document, StandardCharsets.UTF_8)).path("Statement");
            if (statements.size() != 1) {
                return null;
            }
            JsonNode statement = statements.get(0);
            Instant before = moment(statement, "DateLessThan");
            String resource = statement.path("Resource").asString("*");
            return before == null ? null : new AccessPolicy(resource, before, moment(statement, "DateGreaterThan"));
        } catch (JacksonException noJson) {
            return null;
        }
    }

    private static @Nullable Instant moment(JsonNode statement, String condition) {
        JsonNode seconds = statement.path("Condition").path(condition).path("AWS:EpochTime");
        return seconds.isIntegralNumber() ? Instant.ofEpochSecond(seconds.asLong()) : null;
    }

    boolean permits(String url, Instant now) {
        return now.isBefore(before) && (after == null || now.isAfter(after)) && Wildcards.match(resource, url);
    }
}
