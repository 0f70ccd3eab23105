package dev.millrace.proof.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Uppy's server, which signs parts and does nothing else: no authorisation, no look-up. Installed by npm when it is needed. */
final class Companion {

    static final String VERSION = "6.2.2";

    /** Part numbers of a batch. */
    static final String HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));

    private static final String PACKAGE = "@uppy/companion";
    private static final String SCRIPT = "companion.mjs";
    private static final Duration LONGEST_INSTALLATION = Duration.ofMinutes(5);

    private final Path directory;
    private final String node;
    private final String npm;

    Companion(Path directory, String node, String npm) {
        this.directory = directory;
        this.node = node;
        this.npm = npm;
    }

    /** In the folder of the build, which is never committed. */
    static Companion in(Path repository) {
        return new Companion(repository.resolve("infra/proof/bench/target/companion"), "node", "npm");
    }

    /** There is none on this machine. */
    static final class Missing extends Exception {

        private static final long serialVersionUID = 1;

        private final String why;

        Missing(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** Installs it unless that has been done. */
    void install() throws Missing, IOException, InterruptedException {
        Files.createDirectories(directory);
        if (!succeeds(List.of(node, "--version"))) {
            throw new Missing("there is no Node.js on this machine");
        }
        if (!isInstalled()
                && !succeeds(List.of(
                        npm,
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--save-exact",
                        PACKAGE + "@" + VERSION))) {
            throw new Missing("npm could not install " + PACKAGE + " " + VERSION);
        }
        try (InputStream script = Companion.class.getResourceAsStream("/dev/millrace/proof/bench/peer/" + SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            Files.copy(script, directory.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** npm writes this file last. */
    private boolean isInstalled() {
        return Files.exists(directory.resolve("node_modules/.package-lock.json"));
    }

    private boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(directory.resolve("install.log").toFile())
                    .start();
            if (process.waitFor(LONGEST_INSTALLATION.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Its process. */
    PeerProcesses.Spec on(int port) {
        return new PeerProcesses.Spec(
                "companion",
                List.of(node, directory.resolve(SCRIPT).toString()),
                Map.of("PORT", String.valueOf(port), "NODE_ENV", "production"));
    }
}
