package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.log.LogLine;
import dev.millrace.local.log.LogTail;
import dev.millrace.local.process.ChildEnded;
import dev.millrace.local.suite.AlreadyRunning;
import dev.millrace.local.suite.PortsTaken;
import dev.millrace.local.suite.StartFailed;
import dev.millrace.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Translates failures to readable messages and exit codes; users do not need a stack trace. */
final class Failures {

    private static final int LINES_READ = 40;
    private static final int LINES_SHOWN = 15;
    private static final int WIDTH = 240;

    private Failures() {}

    static int explain(Throwable failure, Terminal terminal) {
        if (failure instanceof PortsTaken) {
            say(terminal, Objects.toString(failure.getMessage()));
            terminal.error("Stop the other process, or choose other ports: --port-base 18080");
            return ExitCode.CANNOT_START;
        }
        if (failure instanceof AlreadyRunning) {
            say(terminal, Objects.toString(failure.getMessage()));
            terminal.error("See ./millrace status; ./millrace down stops it.");
            return ExitCode.CANNOT_START;
        }
        if (failure instanceof StartFailed start) {
            say(terminal, Objects.toString(start.getMessage()));
            showLog(terminal, start.log());
            return ExitCode.CHILD_ENDED;
        }
        if (failure instanceof ChildEnded ended) {
            say(terminal, Objects.toString(ended.getMessage()));
            showLog(terminal, ended.log());
            return ExitCode.CHILD_ENDED;
        }
        if (failure instanceof IllegalArgumentException) {
            say(terminal, Objects.toString(failure.getMessage()));
            return ExitCode.USAGE;
        }
        say(terminal, chain(failure));
        return ExitCode.FAILED;
    }

    private static void say(Terminal terminal, String message) {
        message.lines().forEach(line -> terminal.error(terminal.bad("millrace: ") + line));
    }

    private static void showLog(Terminal terminal, Path log) {
        List<String> lines = LogTail.of(log, LINES_READ).stream()
                .flatMap(line -> LogLine.readable(line).stream())
                .flatMap(String::lines)
                .toList();
        lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())
                .forEach(line -> terminal.error("  | " + shortened(line)));
        terminal.error("Details are in " + log);
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
    }

    private static String chain(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? "" : cause.getMessage();
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return text.isEmpty() ? failure.getClass().getSimpleName() : text.toString();
    }
}
