package dev.millrace.common.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs ffmpeg and ffprobe, and the environment they need. Immutable.
 *
 * @param ffmpeg absolute path of the ffmpeg program
 * @param ffprobe absolute path of the ffprobe program
 * @param environment variables to add to a child's environment, such as the library path of the bundled build; often empty
 * @param origin where they were found
 */
public record FfmpegBinaries(Path ffmpeg, Path ffprobe, Map<String, String> environment, Origin origin) {

    public FfmpegBinaries {
        environment = Map.copyOf(environment);
    }

    /** Where the programs come from. */
    public enum Origin {
        /** Named by a setting. */
        CONFIGURED,
        /** Unpacked from the jar on the class path. */
        BUNDLED,
        /** Found in the directories of {@code PATH}. */
        INSTALLED
    }

    /**
     * Finds the programs: the configured paths, else the bundled build, else {@code PATH}. The bundled build is unpacked once
     * (90 MB) and reused by later processes; concurrent processes are safe.
     *
     * @param configuredFfmpeg path from the settings, or null
     * @param configuredFfprobe path from the settings, or null for the one beside the configured ffmpeg
     * @param cacheDirectory where bundled builds are unpacked; created when missing
     * @throws FfmpegNotFound when no pair of programs is found, or a configured path is not a program
     */
    public static FfmpegBinaries resolve(
            @Nullable Path configuredFfmpeg, @Nullable Path configuredFfprobe, Path cacheDirectory) {
        if (configuredFfmpeg != null) {
            return configured(configuredFfmpeg, configuredFfprobe);
        }
        return BundledFfmpeg.find()
                .map(bundle -> bundle.unpackedIn(cacheDirectory.toAbsolutePath()))
                .or(() -> installed(System.getenv("PATH")))
                .orElseThrow(() -> new FfmpegNotFound(
                        "No ffmpeg: none configured, no bundled build for " + BundledFfmpeg.platform()
                                + " on the class path, none in PATH. Install ffmpeg or name its path."));
    }

    /** A builder for {@code ffmpeg arguments…} with the environment set; stdio is the caller's choice. */
    public ProcessBuilder ffmpeg(List<String> arguments) {
        return builder(ffmpeg, arguments);
    }

    /** A builder for {@code ffprobe arguments…} with the environment set; stdio is the caller's choice. */
    public ProcessBuilder ffprobe(List<String> arguments) {
        return builder(ffprobe, arguments);
    }

    private ProcessBuilder builder(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static FfmpegBinaries configured(Path ffmpeg, @Nullable Path ffprobe) {
        Path probe = ffprobe != null ? ffprobe : ffmpeg.resolveSibling("ffprobe");
        for (Path program : List.of(ffmpeg, probe)) {
            if (!Files.isExecutable(program)) {
                throw new FfmpegNotFound("Configured program is missing or not executable: " + program);
            }
        }
        return new FfmpegBinaries(ffmpeg.toAbsolutePath(), probe.toAbsolutePath(), Map.of(), Origin.CONFIGURED);
    }

    static Optional<FfmpegBinaries> installed(@Nullable String searchPath) {
        Optional<Path> ffmpeg = inPath(searchPath, "ffmpeg");
        Optional<Path> ffprobe = inPath(searchPath, "ffprobe");
        return ffmpeg.flatMap(
                program -> ffprobe.map(probe -> new FfmpegBinaries(program, probe, Map.of(), Origin.INSTALLED)));
    }

    private static Optional<Path> inPath(@Nullable String searchPath, String program) {
        return Stream.of(searchPath == null ? new String[0] : searchPath.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program).toAbsolutePath())
                .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
                .findFirst();
    }
}
