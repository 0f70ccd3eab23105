package dev.millrace.local.process;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that reads process ids from us through a pipe. If the pipe closes without a final message, because this JVM was
 * killed, it stops those processes: SIGTERM, later SIGKILL. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    /**
     * Lines are "+ PID", "- PID" and "bye". POSIX sh and ps only. INT and TERM are ignored because Ctrl-C in the terminal
     * must not stop the process that cleans up. PostgreSQL waits for its clients on TERM, but has none once the others are
     * gone.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r action pid; do
              case $action in
                +) pids="$pids$pid " ;;
                -) pids=$(printf '%s' "$pids" | sed "s/ $pid / /") ;;
                bye) exit 0 ;;
              esac
            done
            descendants() {
              ps -A -o pid= -o ppid= 2>/dev/null | awk -v roots="$pids" '
                BEGIN { n = split(roots, r, " "); for (i = 1; i <= n; i++) known[r[i]] = 1 }
                { parent[$1] = $2 }
                END {
                  do {
                    more = 0
                    for (p in parent) if (!(p in known) && (parent[p] in known)) { known[p] = 1; more = 1; printf "%s ", p }
                  } while (more)
                }'
            }
            all="$pids$(descendants)"
            for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
            tries=0
            while [ $tries -lt SECONDS ]; do
              left=
              for pid in $pids; do if kill -0 "$pid" 2>/dev/null; then left=yes; fi; done
              [ -n "$left" ] || break
              sleep 1
              tries=$((tries + 1))
            done
            for pid in $all; do kill -KILL "$pid" 2>/dev/null; done
            exit 0
            """;

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Writer pipe;

    private Watchdog(Process process) {
        this.process = process;
        this.pipe = process.outputWriter(StandardCharsets.US_ASCII);
    }

    static Watchdog start() throws IOException {
        return start(PATIENCE_SECONDS);
    }

    static Watchdog start(int patienceSeconds) throws IOException {
        String script = SCRIPT.replace("SECONDS", String.valueOf(patienceSeconds));
        return new Watchdog(new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void watch(long pid) {
        say("+ " + pid);
    }

    void forget(long pid) {
        say("- " + pid);
    }

    private synchronized void say(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            // why: everything works without a watchdog; it only matters when we are killed.
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        say("bye");
        try {
            pipe.close();
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException gone) {
            // It has already exited.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
