package dev.millrace.worker.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words before a command that take privileges and resources from it, as far as this machine has the tools. */
final class Sandbox {

    private static final List<String> TOOL_FOLDERS = List.of("/usr/bin", "/bin");

    private static final long PER_THREAD_BYTES = 256L << 20;

    private final FfmpegProperties properties;
    private final Optional<String> nice = tool("nice");
    private final Optional<String> prlimit = tool("prlimit");
    private final Optional<String> setpriv = tool("setpriv");

    Sandbox(FfmpegProperties properties) {
        this.properties = properties;
    }

    /** @param cpuTime processor time the command may use before the kernel ends it */
    List<String> prefix(Duration cpuTime) {
        List<String> words = new ArrayList<>();
        nice.ifPresent(tool -> words.addAll(List.of(tool, "-n", Integer.toString(properties.niceness()))));
        prlimit.ifPresent(tool -> words.addAll(limits(tool, cpuTime)));
        setpriv.ifPresent(tool -> words.addAll(List.of(tool, "--no-new-privs", "--pdeathsig", "KILL", "--")));
        return words;
    }

    private List<String> limits(String tool, Duration cpuTime) {
        List<String> words = new ArrayList<>(List.of(tool));
        if (properties.memory().toBytes() > 0) {
            words.add("--as=" + addressSpace());
        }
        words.add("--fsize=" + properties.largestFile().toBytes());
        words.add("--cpu=" + Math.max(1, cpuTime.toSeconds()));
        words.addAll(List.of("--nofile=512", "--core=0", "--"));
        return words;
    }

    /** why: every thread of a codec maps stack and buffers of its own, so a larger machine needs more. */
    private long addressSpace() {
        return properties.memory().toBytes() + properties.effectiveThreads() * PER_THREAD_BYTES;
    }

    private static Optional<String> tool(String name) {
        return Stream.of(System.getProperty("os.name"))
                .filter("Linux"::equals)
                .flatMap(os -> TOOL_FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
