package dev.millrace.video.operations;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operators' commands: who, when, what, and what came of it. A command is noted before it begins, so that one which a crash
 * cut off is there too, as STARTED.
 */
@Repository
class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Carries a command out and notes it. */
    <T> T carryOut(String operator, Command command, Object parameters, Supplier<T> work) {
        long id = begin(operator, command, parameters);
        try {
            T outcome = work.get();
            end(id, "DONE", outcome);
            log.info("Operator command {} {} is done", id, command);
            return outcome;
        } catch (RuntimeException e) {
            log.warn("Operator command {} {} failed: {}", id, command, e.toString());
            end(id, "FAILED", Map.of("code", code(e)));
            throw e;
        }
    }

    /** The newest first, beginning after the given one. */
    List<AuditedCommand> page(@Nullable Long before, int limit) {
        return jdbc.sql("select * from operator_commands where id < ? order by id desc limit ?")
                .params(before == null ? Long.MAX_VALUE : before, limit)
                .query((row, number) -> command(row))
                .list();
    }

    private long begin(String operator, Command command, Object parameters) {
        return jdbc.sql("insert into operator_commands (operator_id, command, parameters, state, started_at) "
                        + "values (?, ?, ?::jsonb, 'STARTED', ?) returning id")
                .params(operator, command.name(), json.writeValueAsString(parameters), now())
                .query(Long.class)
                .single();
    }

    private void end(long id, String state, Object outcome) {
        jdbc.sql("update operator_commands set state = ?, outcome = ?::jsonb, ended_at = ? where id = ?")
                .params(state, json.writeValueAsString(outcome), now(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String code(RuntimeException e) {
        ProblemType type = e instanceof ProblemException problem ? problem.type() : ProblemType.INTERNAL;
        return type.name();
    }

    private AuditedCommand command(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new AuditedCommand(
                row.getLong("id"),
                row.getString("operator_id"),
                Command.valueOf(row.getString("command")),
                json.readValue(row.getString("parameters"), OBJECT),
                row.getString("state"),
                object(row.getString("outcome")),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private @Nullable Map<String, Object> object(@Nullable String text) {
        return text == null ? null : json.readValue(text, OBJECT);
    }
}
