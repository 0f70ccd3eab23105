package dev.millrace.local.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Formats a service's JSON log line for reading: time, level, message, root cause. */
public final class LogLine {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CAUSED_BY = "Caused by: ";
    private static final int TIME_LENGTH = "hh:mm:ss".length();

    private LogLine() {}

    /** One or a few lines; a line that is not JSON is unchanged. */
    public static List<String> readable(String line) {
        if (!line.startsWith("{")) {
            return List.of(line);
        }
        try {
            return readable(JSON.readTree(line));
        } catch (JacksonException notJson) {
            return List.of(line);
        }
    }

    private static List<String> readable(JsonNode entry) {
        List<String> lines = new ArrayList<>();
        String message = entry.path("message").asString("");
        lines.add((time(entry) + " " + entry.path("level").asString("") + " " + message.strip()).strip());
        String cause = rootCause(entry.path("stack_trace").asString(null));
        if (cause != null) {
            lines.add("  " + cause);
        }
        return lines;
    }

    private static String time(JsonNode entry) {
        String stamp = entry.path("@timestamp").asString("");
        int start = stamp.indexOf('T') + 1;
        return start > 0 && stamp.length() >= start + TIME_LENGTH ? stamp.substring(start, start + TIME_LENGTH) : "";
    }

    private static @Nullable String rootCause(@Nullable String stackTrace) {
        if (stackTrace == null || stackTrace.isBlank()) {
            return null;
        }
        List<String> causes = Arrays.stream(stackTrace.split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith(CAUSED_BY))
                .toList();
        return causes.isEmpty()
                ? stackTrace.lines().findFirst().orElse(null)
                : causes.get(causes.size() - 1).substring(CAUSED_BY.length());
    }
}
