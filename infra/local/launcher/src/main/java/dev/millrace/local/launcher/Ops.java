package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.operations.Records;
import dev.millrace.local.operations.Rollback;
import dev.millrace.local.operations.Times;
import dev.millrace.local.operations.Verification;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What operators command, through the API like anybody else. */
@Command(
        description = {
            "Commands a deployment as an operator: stops what workers take, puts aside what a bad release has in",
            "hands, starts it again. READY videos play throughout. Each command may be repeated, and is audited."
        })
final class Ops {

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

    Ops(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Command(name = "pause", description = "Workers stop taking jobs within 10 seconds; those at work go on.")
    int pause(@Mixin OpsTarget target) throws IOException, InterruptedException {
        rollback(target).pause();
        return ExitCode.OK;
    }

    @Command(name = "resume", description = "Workers take jobs again.")
    int resume(@Mixin OpsTarget target) throws IOException, InterruptedException {
        rollback(target).resume();
        return ExitCode.OK;
    }

    @Command(
            name = "freeze",
            description = {
                "Videos that are TRANSCODING for too long become FAILED ROLLBACK; their workers stop at once and",
                "can report nothing any more."
            })
    int freeze(
            @Mixin OpsTarget target,
            @Option(
                            names = "--older-than",
                            paramLabel = "TIME",
                            required = true,
                            description = "TRANSCODING for longer than this, like 10m; 0s means all.")
                    String olderThan,
            @Option(names = "--dry-run", description = "Only tell which, up to a hundred.") boolean isRehearsal)
            throws IOException, InterruptedException {
        rollback(target).freeze(Times.span(olderThan), isRehearsal);
        return ExitCode.OK;
    }

    @Command(
            name = "replay",
            description = "New jobs for FAILED videos, each once, only where the source is still in storage.")
    int replay(
            @Mixin OpsTarget target,
            @Option(
                            names = "--reason",
                            paramLabel = "REASON",
                            required = true,
                            description = "Why they failed: ROLLBACK, RETRIES_EXHAUSTED and so on.")
                    String reason,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            required = true,
                            description = "Failed since then: 2026-01-22T03:00:00Z, or 2h for that long ago.")
                    String since,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean isRehearsal)
            throws IOException, InterruptedException {
        rollback(target).replay(reason, Times.since(since, clock.instant()), isRehearsal);
        return ExitCode.OK;
    }

    @Command(name = "invalidate", description = "The CDN forgets what it holds of videos.")
    int invalidate(
            @Mixin OpsTarget target,
            @Option(
                            names = "--video",
                            paramLabel = "ID",
                            required = true,
                            split = ",",
                            description = "Repeatable, or several with commas.")
                    List<UUID> videos)
            throws IOException, InterruptedException {
        rollback(target).invalidate(videos.stream().map(UUID::toString).toList());
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            description = {
                "READY videos of which output is gone from storage. Without --video: what the slow comparison found",
                "so far. Exit code 1 when there are any."
            })
    int verify(
            @Mixin OpsTarget target,
            @Option(
                            names = "--video",
                            paramLabel = "ID",
                            split = ",",
                            description = "Compare it now; repeatable, or several with commas.")
                    @Nullable List<UUID> videos)
            throws IOException, InterruptedException {
        List<String> ids =
                videos == null ? List.of() : videos.stream().map(UUID::toString).toList();
        boolean isLost = new Verification(target.open(directory), terminal).verify(ids);
        return isLost ? ExitCode.FAILED : ExitCode.OK;
    }

    @Command(name = "audit", description = "What operators commanded and what came of it, the newest last.")
    int audit(
            @Mixin OpsTarget target,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many commands. Default: ${DEFAULT-VALUE}.")
                    int last)
            throws IOException, InterruptedException {
        if (last < 1) {
            throw new IllegalArgumentException("--last must be 1 or more, not " + last);
        }
        records(target).audit(last);
        return ExitCode.OK;
    }

    @Command(name = "failures", description = "Failed attempts at a video and what ffmpeg said, the newest first.")
    int failures(
            @Mixin OpsTarget target,
            @Option(names = "--video", paramLabel = "ID", required = true, description = "The video.") UUID video)
            throws IOException, InterruptedException {
        records(target).failures(video);
        return ExitCode.OK;
    }

    private Rollback rollback(OpsTarget target) throws IOException, InterruptedException {
        return new Rollback(target.open(directory), terminal);
    }

    private Records records(OpsTarget target) throws IOException, InterruptedException {
        return new Records(target.open(directory), terminal);
    }
}
