package dev.millrace.local.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of this machine with its first arguments.
 *
 * @param directory its working directory
 * @param command the program and its first arguments
 */
record Program(Path directory, List<String> command) {

    private static final int LINES_SHOWN = 15;

    /**
     * Runs it to its end.
     *
     * @return what it printed, errors included
     * @throws IOException with its last lines when it failed, or when there is no such program
     */
    String run(List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(command.stream(), arguments.stream()).toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(
                    String.join(" ", command) + " " + arguments.get(0) + " exited with " + code + "\n" + end(output));
        }
        return output;
    }

    /** Whether it exists and succeeds. */
    boolean succeeds(List<String> arguments) throws InterruptedException {
        try {
            run(arguments);
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    /** A program with more first arguments. */
    Program with(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return new Program(directory, all);
    }

    private static String end(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
                .collect(Collectors.joining("\n"));
    }
}
