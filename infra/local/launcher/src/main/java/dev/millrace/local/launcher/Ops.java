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

/** Operators' commands, sent through the public API. */
@Command(
        description = {
            "Operates a deployment: pauses job intake, freezes the jobs of a bad release, replays them. READY videos",
            "play throughout. Every command is audited and may be repeated."
        })
final class Ops {

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final Clock clock = Clock.systemUTC();

    Ops(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Command(name = "pause", description = "Workers stop claiming jobs within 10 seconds; running jobs continue.")
    int pause(@Mixin OpsTarget target) throws IOException, InterruptedException {
        rollback(target).pause();
        return ExitCode.OK;
    }

    @Command(name = "resume", description = "Workers claim jobs again.")
    int resume(@Mixin OpsTarget target) throws IOException, InterruptedException {
        rollback(target).resume();
        return ExitCode.OK;
    }

    @Command(
            name = "freeze",
            description = {
                "Videos that are TRANSCODING for too long become FAILED ROLLBACK; their workers stop immediately",
                "and their reports are rejected."
            })
    int freeze(
            @Mixin OpsTarget target,
            @Option(
                            names = "--older-than",
                            paramLabel = "TIME",
                            required = true,
                            description = "TRANSCODING for longer than this, such as 10m; 0s means all.")
                    String olderThan,
            @Option(names = "--dry-run", description = "Only list them, up to a hundred.") boolean isRehearsal)
            throws IOException, InterruptedException {
        rollback(target).freeze(Times.span(olderThan), isRehearsal);
        return ExitCode.OK;
    }

    @Command(
            name = "replay",
            description = "Queues new jobs for FAILED videos, once each, if the source is still in storage.")
    int replay(
            @Mixin OpsTarget target,
            @Option(
                            names = "--reason",
                            paramLabel = "REASON",
                            required = true,
                            description = "Their reason of failure, such as ROLLBACK or RETRIES_EXHAUSTED.")
                    String reason,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            required = true,
                            description = "Failed since this time: 2026-01-22T03:00:00Z, or 2h for two hours ago.")
                    String since,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean isRehearsal)
            throws IOException, InterruptedException {
        rollback(target).replay(reason, Times.since(since, clock.instant()), isRehearsal);
        return ExitCode.OK;
    }

    @Command(name = "invalidate", description = "Invalidates videos at the CDN.")
    int invalidate(
            @Mixin OpsTarget target,
            @Option(
                            names = "--video",
                            paramLabel = "ID",
                            required = true,
                            split = ",",
                            description = "Repeatable or comma-separated.")
                    List<UUID> videos)
            throws IOException, InterruptedException {
        rollback(target).invalidate(videos.stream().map(UUID::toString).toList());
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            description = {
                "Finds READY videos that have lost output in storage. Without --video, lists the findings of the",
                "background check. Exits with 1 if there are any."
            })
    int verify(
            @Mixin OpsTarget target,
            @Option(
                            names = "--video",
                            paramLabel = "ID",
                            split = ",",
                            description = "Check this video now; repeatable or comma-separated.")
                    @Nullable List<UUID> videos)
            throws IOException, InterruptedException {
        List<String> ids =
                videos == null ? List.of() : videos.stream().map(UUID::toString).toList();
        boolean isLost = new Verification(target.open(directory), terminal).verify(ids);
        return isLost ? ExitCode.FAILED : ExitCode.OK;
    }

    @Command(name = "audit", description = "Operators' commands and their results, newest last.")
    int audit(
            @Mixin OpsTarget target,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "Number of commands. Default: ${DEFAULT-VALUE}.")
                    int last)
            throws IOException, InterruptedException {
        if (last < 1) {
            throw new IllegalArgumentException("--last must be 1 or more, not " + last);
        }
        records(target).audit(last);
        return ExitCode.OK;
    }

    @Command(name = "failures", description = "Failed attempts of a video with ffmpeg's output, newest first.")
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
