package dev.millrace.worker.ffmpeg;

import dev.millrace.worker.outcome.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which codecs this ffmpeg decodes; it knows many more by name.
 *
 * @param names as ffprobe prints them
 */
public record DecodableCodecs(Set<String> names) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** {@code  DEV.LS h264  H.264 / AVC}: D for decoding, V or A for the kind. */
    private static final Pattern LINE = Pattern.compile(" D.[VA]... (\\S+) .*");

    public DecodableCodecs {
        names = Set.copyOf(names);
    }

    /** Asks the program itself. @throws IllegalStateException when it does not say */
    static DecodableCodecs ask(FfmpegPrograms programs) {
        Set<String> names = new TreeSet<>();
        FfmpegPrograms.Run run = new FfmpegPrograms.Run(
                List.of("-v", "error", "-hide_banner", "-codecs"),
                Path.of("").toAbsolutePath(),
                null,
                new RunLimits(PATIENCE, PATIENCE),
                line -> add(line, names));
        try {
            RunResult result = programs.ffmpeg(run, new StopSignal());
            if (result.exitCode() != 0 || names.isEmpty()) {
                throw new IllegalStateException(RunErrors.message("ffmpeg -codecs", result));
            }
            return new DecodableCodecs(names);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean add(String line, Set<String> names) {
        Matcher codec = LINE.matcher(line);
        return codec.matches() && names.add(codec.group(1));
    }
}
