package dev.millrace.worker.ffmpeg;

import static dev.millrace.worker.ffmpeg.Confinement.ENDS_WITH_WORKER;
import static dev.millrace.worker.ffmpeg.Confinement.NICENESS;
import static dev.millrace.worker.ffmpeg.Confinement.NO_CAPABILITIES;
import static dev.millrace.worker.ffmpeg.Confinement.NO_NETWORK;
import static dev.millrace.worker.ffmpeg.Confinement.NO_NEW_PRIVILEGES;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A tool that restricts itself and then replaces itself by the program that follows it on the command line.
 *
 * @param name what it does, for the log
 * @param gives what is in force behind it
 * @param words the tool and its options, given the processor time that the program may use
 */
record SandboxTool(String name, Set<Confinement> gives, Function<Duration, List<String>> words) {

    private static final List<String> TOOL_FOLDERS = List.of("/usr/bin", "/bin");
    private static final long PER_THREAD_BYTES = 256L << 20;
    /** Between the signal, at which ffmpeg ends in good order, and the kill. */
    private static final long CPU_GRACE_SECONDS = 5;

    /** All that this suite knows, in the order in which they stand: for each, the ways to have it, the best first. */
    static List<List<SandboxTool>> all(FfmpegProperties properties) {
        String niceness = Integer.toString(properties.niceness());
        return List.of(
                List.of(of("nice", Set.of(NICENESS), "nice", "-n", niceness)),
                List.of(
                        of("network namespace", Set.of(NO_NETWORK), "unshare", "--net", "--"),
                        of(
                                "network namespace of a user",
                                Set.of(NO_NETWORK),
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--net",
                                "--")),
                List.of(new SandboxTool("limits", Set.of(Confinement.LIMITS), cpuTime -> limits(properties, cpuTime))),
                // why dac_override: a worker run as root in another user's folders needs it, and root's own files are
                // readable without it
                List.of(
                        of(
                                "no capabilities, no new privileges, end with the worker",
                                Set.of(NO_CAPABILITIES, NO_NEW_PRIVILEGES, ENDS_WITH_WORKER),
                                "setpriv",
                                "--no-new-privs",
                                "--inh-caps=-all",
                                "--bounding-set=-all,+dac_override",
                                "--pdeathsig",
                                "KILL",
                                "--"),
                        of(
                                "no new privileges, end with the worker",
                                Set.of(NO_NEW_PRIVILEGES, ENDS_WITH_WORKER),
                                "setpriv",
                                "--no-new-privs",
                                "--pdeathsig",
                                "KILL",
                                "--")));
    }

    private static SandboxTool of(String name, Set<Confinement> gives, String tool, String... options) {
        return new SandboxTool(name, gives, cpuTime -> words(tool, List.of(options)));
    }

    private static List<String> limits(FfmpegProperties properties, Duration cpuTime) {
        List<String> options = new ArrayList<>();
        if (properties.memory().toBytes() > 0) {
            options.add("--as=" + addressSpace(properties));
        }
        options.add("--fsize=" + properties.largestFile().toBytes());
        long seconds = Math.max(1, cpuTime.toSeconds());
        options.add("--cpu=" + seconds + ":" + (seconds + CPU_GRACE_SECONDS));
        options.addAll(List.of("--nofile=512", "--core=0", "--"));
        return words("prlimit", options);
    }

    /** why: every thread of a codec maps stack and buffers of its own, so a larger machine needs more. */
    private static long addressSpace(FfmpegProperties properties) {
        return properties.memory().toBytes() + properties.effectiveThreads() * PER_THREAD_BYTES;
    }

    /** why absolute: the caller's PATH must not choose the tool that starts ffmpeg. */
    private static List<String> words(String tool, List<String> options) {
        String path = TOOL_FOLDERS.stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(tool);
        return Stream.concat(Stream.of(path), options.stream()).toList();
    }
}
