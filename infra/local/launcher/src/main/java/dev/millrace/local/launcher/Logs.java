package dev.millrace.local.launcher;

import dev.millrace.local.command.ExitCode;
import dev.millrace.local.log.LogFollower;
import dev.millrace.local.log.LogLine;
import dev.millrace.local.log.LogTail;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Shows the end of the logs and follows them until Ctrl-C.")
final class Logs implements Callable<Integer> {

    private static final String SUFFIX = ".log";

    private final Terminal terminal;
    private final SuiteDirectory directory;

    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Only this service, such as video-service.")
    private @Nullable String service;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "20",
            description = "Number of lines from the end. Default: 20.")
    private int lines;

    @Option(names = "--no-follow", description = "Do not follow the logs.")
    private boolean noFollow;

    @Option(names = "--json", description = "Print the original JSON lines.")
    private boolean json;

    Logs(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> logs = files();
        if (logs.isEmpty()) {
            terminal.error(
                    service == null ? "There are no logs yet." : "No log of " + service + " in " + directory.logs());
            return ExitCode.FAILED;
        }
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (Path log : logs) {
            String name = name(log);
            followers.put(name, new LogFollower(log));
            LogTail.of(log, lines).forEach(line -> show(name, line));
        }
        while (!noFollow) {
            followers.forEach((name, follower) -> follower.poll(line -> show(name, line)));
            Thread.sleep(250);
        }
        return ExitCode.OK;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory.logs())) {
            return List.of();
        }
        try (Stream<Path> logs = Files.list(directory.logs())) {
            return logs.filter(log -> log.toString().endsWith(SUFFIX))
                    .filter(log -> service == null || name(log).startsWith(service))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path log) {
        String file = log.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }

    private void show(String name, String line) {
        String prefix = service == null ? terminal.dim(name) + " " : "";
        for (String readable : json ? List.of(line) : LogLine.readable(line)) {
            terminal.line(prefix + readable);
        }
    }
}
