package dev.millrace.local.suite;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service's jar unpacked for a quick start, with the archive of its classes when an earlier run has left one. Both depend on
 * the jar's content and on the JDK, so their folder is named after these; folders of earlier builds are deleted.
 *
 * @param directory the folder
 * @param jar the unpacked application jar, which names its libraries beside it
 */
record ServiceLayout(Path directory, Path jar) {

    private static final int FIRST_HEAP_MIB = 64;
    private static final String JAVA_HOME = System.getProperty("java.home");

    /** Unpacks the service's jar, unless that was done before. */
    static ServiceLayout of(SuiteDirectory suite, String service) throws IOException, InterruptedException {
        Path runnable = suite.jar(service);
        String key = service + "-" + JarFingerprint.of(runnable) + "-jdk" + Runtime.version();
        Path directory = suite.layouts().resolve(key.replaceAll("[^A-Za-z0-9.-]", "_"));
        ServiceLayout layout = new ServiceLayout(
                directory, directory.resolve(runnable.getFileName().toString()));
        if (!Files.exists(layout.jar)) {
            layout.unpackOnce(runnable, suite.layouts(), service);
        }
        return layout;
    }

    /** Of several suites that begin at once, in this process or others, one unpacks and the others wait for it. */
    private void unpackOnce(Path runnable, Path layouts, String service) throws IOException, InterruptedException {
        Files.createDirectories(layouts);
        Path file = layouts.resolve("lock");
        // why both: the lock of a file is held by a process, not by a thread.
        synchronized (ServiceLayout.class) {
            try (FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(jar)) {
                    deleteEarlier(layouts, service);
                    unpack(runnable);
                }
            }
        }
    }

    private static void deleteEarlier(Path layouts, String service) throws IOException {
        try (Stream<Path> folders = Files.list(layouts)) {
            folders.filter(folder -> folder.getFileName().toString().startsWith(service + "-"))
                    .forEach(SuiteDirectory::delete);
        }
    }

    private void unpack(Path runnable) throws IOException, InterruptedException {
        Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
        SuiteDirectory.delete(fresh);
        Process process = new ProcessBuilder(
                        java("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        runnable.toString(),
                        "extract",
                        "--destination",
                        fresh.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("cannot unpack " + runnable);
        }
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    boolean hasArchive() {
        return Files.exists(archive());
    }

    private Path freshArchive() {
        // why: two suites may begin before either has written it.
        return directory.resolve("classes-" + ProcessHandle.current().pid() + ".jsa.new");
    }

    /**
     * Starts the service.
     *
     * @param heapMiB its largest heap
     * @param learns whether it writes the archive of its classes when it ends; of one suite's several only one may
     * @param beside jars on the class path after its own
     * @param crashReport where the JVM says what happened should it crash
     */
    List<String> command(int heapMiB, boolean learns, List<Path> beside, Path crashReport) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx" + heapMiB + "m",
                // why: else the JVM takes a share of this machine's memory at once, and keeps it.
                "-Xms" + FIRST_HEAP_MIB + "m",
                "-XX:MaxHeapFreeRatio=40",
                // why: on this machine a quick start counts more than a quick service.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + crashReport,
                // why: the log is JSON; a remark of the JVM about its archive would not be.
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        if (hasArchive()) {
            command.add("-XX:SharedArchiveFile=" + archive());
        } else if (learns) {
            Files.deleteIfExists(freshArchive());
            command.add("-XX:ArchiveClassesAtExit=" + freshArchive());
        }
        if (beside.isEmpty()) {
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            command.addAll(List.of("-cp", classPath(beside), mainClass()));
        }
        return command;
    }

    /** why: its own jar first, else the archive of its classes would not fit. */
    private String classPath(List<Path> beside) {
        return Stream.concat(Stream.of(jar), beside.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String mainClass() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /** Takes the archive that a service wrote which ended in order; without one the next start is only slower. */
    void keepArchive() throws IOException {
        if (Files.exists(freshArchive())) {
            Files.move(freshArchive(), archive(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String java(String program) {
        return Path.of(JAVA_HOME, "bin", program).toString();
    }
}
