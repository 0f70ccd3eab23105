package dev.millrace.local.cloud.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A PostgreSQL server that outlived its killed launcher. The next start would wait a minute for its lock file and fail, so it
 * is stopped first; only if its command line names our data directory, since process ids are reused.
 */
final class StalePostmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StalePostmaster() {}

    /** Stops it gracefully, or by force if that takes too long. */
    static void stop(Path files) throws IOException {
        Optional<ProcessHandle> process = process(files);
        if (process.isPresent()) {
            // why: INT is PostgreSQL's fast shutdown; TERM would wait for the clients to leave
            signal(process.get(), "INT");
            if (!ended(process.get(), files)) {
                force(process.get(), files);
            }
        }
        Files.deleteIfExists(files.resolve("postmaster.pid"));
    }

    /** Kills a server that did not stop when asked, if any; its next start recovers. */
    static void force(Path files) throws IOException {
        Optional<ProcessHandle> process = process(files);
        if (process.isPresent()) {
            force(process.get(), files);
        }
        Files.deleteIfExists(files.resolve("postmaster.pid"));
    }

    private static Optional<ProcessHandle> process(Path files) {
        OptionalLong pid = pid(files);
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(pid.getAsLong())
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> serves(process, files));
    }

    /** First line of postmaster.pid. */
    static OptionalLong pid(Path files) {
        Path lock = files.resolve("postmaster.pid");
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readAllLines(lock).get(0).trim()));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path files) {
        ProcessHandle.Info info = process.info();
        return info.commandLine()
                .filter(line -> line.contains(files.toString()))
                .isPresent();
    }

    private static void force(ProcessHandle process, Path files) throws IOException {
        signal(process, "QUIT");
        if (!ended(process, files)) {
            process.destroyForcibly();
        }
        if (!ended(process, files)) {
            throw new IOException("PostgreSQL with pid " + process.pid() + " did not stop");
        }
    }

    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** An unreaped process stays "alive" but loses its command line, so this checks the command line. */
    private static boolean ended(ProcessHandle process, Path files) throws IOException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && serves(process, files)) {
            if (System.nanoTime() > limit) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException(e);
    }
}
