package dev.millrace.common.web;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The owner's own JSON object with a video: stored as it was sent, or refused. Thread-safe. */
public class Metadata {

    private static final int MOST_BYTES = 16 * 1024;

    /** Decimal places of the smallest double, and some. */
    private static final int MOST_SCALE = 340;

    private final ObjectReader reader;
    private final ObjectWriter writer;

    public Metadata(JsonMapper json) {
        this.reader = json.readerFor(new TypeReference<Map<String, Object>>() {});
        // why: PostgreSQL writes 1e300 as 301 digits, so that is what is measured
        this.writer = json.writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** As its owner sent it. */
    public Map<String, Object> read(String stored) {
        return reader.readValue(stored);
    }

    /**
     * As PostgreSQL stores it; an empty object in the place of null.
     *
     * @throws ProblemException naming the first member that PostgreSQL or a client could not hold unchanged
     */
    public String storable(@Nullable Map<String, Object> metadata) {
        if (metadata == null) {
            return "{}";
        }
        check("metadata", metadata);
        String text = writer.writeValueAsString(metadata);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw refusal("metadata", "must be at most 16 KiB of JSON, its numbers written out");
        }
        return text;
    }

    private static void check(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> checkMember(path, (String) name, member));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                check(path + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof Number number) {
            checkNumber(path, new BigDecimal(number.toString()));
        }
    }

    private static void checkMember(String path, String name, @Nullable Object member) {
        String inside = path + "." + JsonErrors.printable(name);
        if (!StorableText.is(name)) {
            throw refusal(inside, StorableText.RULE);
        }
        check(inside, member);
    }

    private static void checkNumber(String path, BigDecimal number) {
        double nearest = number.doubleValue();
        boolean isHeld = Math.abs(number.scale()) <= MOST_SCALE
                && Double.isFinite(nearest)
                && BigDecimal.valueOf(nearest).compareTo(number) == 0;
        if (!isHeld) {
            throw refusal(path, "must be a number that a double holds unchanged; send a longer one as a string");
        }
    }

    private static ProblemException refusal(String field, String message) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "See errors for what to change.",
                Map.of("errors", List.of(new InvalidField(field, message))));
    }
}
