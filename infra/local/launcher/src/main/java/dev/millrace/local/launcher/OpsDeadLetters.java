package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.operations.DeadLetterDesk;
import dev.millrace.local.operations.DeadLetterDesk.Filter;
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

/** Jobs whose attempts are used up. */
@Command(description = "Dead letters: jobs whose attempts are used up, and messages that are no jobs.")
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
            description = "Up to a hundred letters, in no order, and how many there are. They stay in the queue.")
    int list(@Mixin OpsTarget target) throws IOException, InterruptedException {
        new DeadLetterDesk(target.open(directory), terminal).list();
        return ExitCode.OK;
    }

    @Command(
            name = "redrive",
            description = {
                "New jobs for the videos of letters, until none is left that can be helped. A letter goes when its",
                "video has a new job or nobody waits for it; it stays when its source is gone or it is no job."
            })
    int redrive(
            @Mixin OpsTarget target,
            @Option(names = "--video", paramLabel = "ID", description = "Only of this video.") @Nullable UUID video,
            @Option(
                            names = "--reason",
                            paramLabel = "REASON",
                            description = "Only those whose last attempt failed for this, say TIMED_OUT.")
                    @Nullable String reason,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "Only those enqueued since: 2026-01-22T03:00:00Z, or 2h for that long ago.")
                    @Nullable String since,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean isRehearsal)
            throws IOException, InterruptedException {
        Filter filter = new Filter(video, reason, since == null ? null : Times.since(since, clock.instant()));
        new DeadLetterDesk(target.open(directory), terminal).redrive(filter, isRehearsal);
        return ExitCode.OK;
    }
}
