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
 * A service's jar unpacked for a fast start, with the class archive of an earlier run if there is one. Both depend on the
 * jar's content and the JDK, so the folder is named after them; folders of earlier builds are deleted.
 *
 * @param directory the folder
 * @param jar the unpacked application jar, which references the libraries beside it
 */
record ServiceLayout(Path directory, Path jar) {

    private static final int FIRST_HEAP_MIB = 64;
    private static final String LIBRARIES = "lib";
    private static final String OURS = "common-lib-";
    private static final String JAVA_HOME = System.getProperty("java.home");

    /** Unpacks the service's jar unless that has been done. */
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

    /** Of several suites starting concurrently, in this process or others, one unpacks and the others wait. */
    private void unpackOnce(Path runnable, Path layouts, String service) throws IOException, InterruptedException {
        Files.createDirectories(layouts);
        Path file = layouts.resolve("lock");
        // why both: file locks belong to processes, not threads.
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
        // why: two suites may start before either has written it.
        return directory.resolve("classes-" + ProcessHandle.current().pid() + ".jsa.new");
    }

    /**
     * The command that starts the service.
     *
     * @param heapMiB its maximum heap
     * @param learns whether it writes its class archive at exit; only one process per module may
     * @param beside additional jars for the end of the class path
     * @param compilers of its JVM
     * @param crashReport file for the JVM's crash report
     */
    List<String> command(int heapMiB, boolean learns, List<Path> beside, Compilers compilers, Path crashReport)
            throws IOException {
        List<String> command = jvm(heapMiB, compilers, crashReport);
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

    /**
     * The command that starts another program with the service's libraries, but for our own, and the options of its JVM.
     *
     * @param code the program's jar or folder of classes
     */
    List<String> commandOf(String mainClass, Path code, int heapMiB, Compilers compilers, Path crashReport)
            throws IOException {
        List<String> command = jvm(heapMiB, compilers, crashReport);
        try (Stream<Path> libraries = Files.list(directory.resolve(LIBRARIES))) {
            Stream<Path> foreign = libraries
                    .filter(library -> !library.getFileName().toString().startsWith(OURS))
                    .sorted();
            command.addAll(List.of("-cp", joined(Stream.concat(Stream.of(code), foreign)), mainClass));
        }
        return command;
    }

    private static List<String> jvm(int heapMiB, Compilers compilers, Path crashReport) {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx" + heapMiB + "m",
                // why: or the JVM immediately takes a share of this machine's memory, and keeps it.
                "-Xms" + FIRST_HEAP_MIB + "m",
                "-XX:MaxHeapFreeRatio=40",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + crashReport,
                // why: the log is JSON; a warning of the JVM about its archive would not be.
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        command.addAll(compilers.options());
        return command;
    }

    /** why: its own jar must be first, or its class archive would not match. */
    private String classPath(List<Path> beside) {
        return joined(Stream.concat(Stream.of(jar), beside.stream()));
    }

    private static String joined(Stream<Path> classPath) {
        return classPath.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private String mainClass() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /** Adopts the class archive of a service that exited normally; without one the next start is only slower. */
    void keepArchive() throws IOException {
        if (Files.exists(freshArchive())) {
            Files.move(freshArchive(), archive(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String java(String program) {
        return Path.of(JAVA_HOME, "bin", program).toString();
    }
}
