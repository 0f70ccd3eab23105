package dev.millrace.video.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command in the audit.
 *
 * @param state STARTED, DONE or FAILED; one that stays STARTED was cut off by a crash
 * @param outcome what was answered, or the code of the problem; null while STARTED
 */
record AuditedCommand(
        long id,
        String operator,
        Command command,
        Map<String, Object> parameters,
        String state,
        @Nullable Map<String, Object> outcome,
        Instant startedAt,
        @Nullable Instant endedAt) {}
