package dev.millrace.common.idempotency;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Remembers creating requests by their {@code Idempotency-Key}: the same key and request get the same answer. Thread-safe. */
public class IdempotencyKeys {

    private static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    /** @param jdbc on the service's own schema */
    public IdempotencyKeys(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Creates once. A concurrent duplicate blocks on the unique index until the first transaction ends, then gets its answer;
     * if the first one fails, the duplicate creates.
     *
     * @param key the header's value, 1 to 255 characters; null creates without remembering
     * @param operation what is created, so that one key may be used for two endpoints
     * @param request all that identifies the request; written as JSON for the fingerprint
     * @return the new answer or the stored one
     * @throws IdempotencyKeyReused for a different request under the same key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(
            String ownerId,
            @Nullable String key,
            String operation,
            Object request,
            Class<T> answerType,
            Supplier<T> create) {
        if (key == null) {
            return create.get();
        }
        check(key);
        String fingerprint = fingerprint(request);
        if (!reserve(ownerId, operation, key, fingerprint)) {
            return stored(ownerId, operation, key, fingerprint, answerType);
        }
        T answer = create.get();
        jdbc.sql("update idempotency_keys set answer = ? where owner_id = ? and operation = ? and key = ?")
                .params(json.writeValueAsString(answer), ownerId, operation, key)
                .update();
        return answer;
    }

    /** Forgets a key whose creation was undone after its transaction. */
    @Transactional
    public void forget(String ownerId, @Nullable String key, String operation) {
        if (key != null) {
            jdbc.sql("delete from idempotency_keys where owner_id = ? and operation = ? and key = ?")
                    .params(ownerId, operation, key)
                    .update();
        }
    }

    private boolean reserve(String ownerId, String operation, String key, String fingerprint) {
        return jdbc.sql("insert into idempotency_keys (owner_id, operation, key, fingerprint, created_at) "
                                + "values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(ownerId, operation, key, fingerprint, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private <T> T stored(String ownerId, String operation, String key, String fingerprint, Class<T> answerType) {
        Row row = jdbc.sql("select fingerprint, answer from idempotency_keys "
                        + "where owner_id = ? and operation = ? and key = ?")
                .params(ownerId, operation, key)
                .query((found, number) -> new Row(found.getString("fingerprint"), found.getString("answer")))
                .single();
        if (!row.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReused();
        }
        return json.readValue(row.answer(), answerType);
    }

    private String fingerprint(Object request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void check(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "Idempotency-Key must have 1 to 255 characters. Send a UUID, for example.",
                    Map.of("errors", List.of(new InvalidField("Idempotency-Key", "has 1 to 255 characters"))));
        }
    }

    private record Row(String fingerprint, String answer) {}
}
