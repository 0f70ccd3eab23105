package dev.millrace.common.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The build inside {@code org.bytedeco:ffmpeg:…-gpl}: native programs with their libraries, as class path resources. Works
 * from a plain class path and from nested jars in a Spring Boot jar.
 */
final class BundledFfmpeg {

    private static final String ROOT = "org/bytedeco/ffmpeg/";
    private static final String VERSION = "META-INF/maven/org.bytedeco/ffmpeg/pom.properties";

    private final URL program;
    private final String folder;

    private BundledFfmpeg(URL program, String folder) {
        this.program = program;
        this.folder = folder;
    }

    static Optional<BundledFfmpeg> find() {
        String folder = ROOT + platform() + "-gpl/";
        URL program = BundledFfmpeg.class.getClassLoader().getResource(folder + "ffmpeg");
        return Optional.ofNullable(program)
                .filter(url -> url.getProtocol().equals("jar"))
                .map(url -> new BundledFfmpeg(url, folder));
    }

    /** The build's name for this machine, such as {@code linux-x86_64}. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "macosx" : "linux";
        return os + "-" + (isArm() ? "arm64" : "x86_64");
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    FfmpegBinaries unpackedIn(Path cache) {
        try (JarFile jar = open()) {
            List<? extends ZipEntry> entries = wanted(jar);
            Path home = cache.resolve(version(jar) + "-" + fingerprint(entries));
            if (!isWhole(home, entries)) {
                unpack(jar, entries, cache, home);
            }
            String variable = platform().startsWith("macosx") ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
            return new FfmpegBinaries(
                    home.resolve("ffmpeg"),
                    home.resolve("ffprobe"),
                    Map.of(variable, home.toString()),
                    FfmpegBinaries.Origin.BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the bundled ffmpeg into " + cache, e);
        }
    }

    private JarFile open() throws IOException {
        JarURLConnection connection = (JarURLConnection) program.openConnection();
        // why: a cached JarFile is shared with the class loader and must not be closed here
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    /** Programs and libraries, without the JNI bridges that only JavaCPP needs. */
    private List<? extends ZipEntry> wanted(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                .filter(entry -> !name(entry).startsWith("libjni"))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static String version(JarFile jar) throws IOException {
        Properties properties = new Properties();
        ZipEntry entry = jar.getEntry(VERSION);
        if (entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    private static String fingerprint(List<? extends ZipEntry> entries) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ZipEntry entry : entries) {
                String line = entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
                sha.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static boolean isWhole(Path home, List<? extends ZipEntry> entries) throws IOException {
        for (ZipEntry entry : entries) {
            Path file = home.resolve(name(entry));
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return Files.isExecutable(home.resolve("ffmpeg")) && Files.isExecutable(home.resolve("ffprobe"));
    }

    private static void unpack(JarFile jar, List<? extends ZipEntry> entries, Path cache, Path home)
            throws IOException {
        Path fresh = cache.resolve(home.getFileName() + ".unpacking-" + UUID.randomUUID());
        Files.createDirectories(fresh);
        try {
            for (ZipEntry entry : entries) {
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, fresh.resolve(name(entry)));
                }
            }
            makeExecutable(fresh);
            StubLibraries.writeMissing(fresh, platform());
            moveIntoPlace(fresh, home, entries);
        } finally {
            delete(fresh);
        }
    }

    private static void makeExecutable(Path directory) throws IOException {
        for (String program : List.of("ffmpeg", "ffprobe")) {
            if (!directory.resolve(program).toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + program + " executable");
            }
        }
    }

    /** One of several racing processes wins the rename; the others use its complete folder. */
    private static void moveIntoPlace(Path fresh, Path home, List<? extends ZipEntry> entries) throws IOException {
        if (Files.exists(home) && !isWhole(home, entries)) {
            Path broken = home.resolveSibling(home.getFileName() + ".broken-" + UUID.randomUUID());
            Files.move(home, broken);
            delete(broken);
        }
        try {
            Files.move(fresh, home);
        } catch (IOException lostRace) {
            if (!isWhole(home, entries)) {
                throw lostRace;
            }
        }
    }

    private static void delete(@Nullable Path directory) throws IOException {
        if (directory == null || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
}
