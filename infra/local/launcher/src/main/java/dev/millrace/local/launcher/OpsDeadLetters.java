package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.operations.DeadLetterCommands;
import dev.millrace.local.operations.DeadLetterCommands.Filter;
import dev.millrace.local.operations.Times;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Jobs with exhausted attempts. */
@Command(description = "Dead letters: jobs with exhausted attempts, and malformed messages.")
final class OpsDeadLetters {

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

    OpsDeadLetters(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Command(
            name = "list",
            description = "Lists up to a hundred dead letters, unordered, and their number. They stay in the queue.")
    int list(@Mixin OpsTarget target) throws IOException, InterruptedException {
        new DeadLetterCommands(target.open(directory), terminal).list();
        return ExitCode.OK;
    }

    @Command(
            name = "redrive",
            description = {
                "Queues new jobs for the videos of dead letters, until none is left that can be redriven. A dead letter",
                "is removed when its video has a new job or needs none; it stays if its source is gone or it is malformed."
            })
    int redrive(
            @Mixin OpsTarget target,
            @Option(names = "--video", paramLabel = "ID", description = "Only this video.") @Nullable UUID video,
            @Option(
                            names = "--reason",
                            paramLabel = "REASON",
                            description = "Only those whose last attempt failed for this reason, such as TIMED_OUT.")
                    @Nullable String reason,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description =
                                    "Only those enqueued since this time: 2026-01-22T03:00:00Z, or 2h for two hours ago.")
                    @Nullable String since,
            @Option(names = "--dry-run", description = "Only show what would be done.") boolean isRehearsal)
            throws IOException, InterruptedException {
        Filter filter = new Filter(video, reason, since == null ? null : Times.since(since, clock.instant()));
        new DeadLetterCommands(target.open(directory), terminal).redrive(filter, isRehearsal);
        return ExitCode.OK;
    }
}
