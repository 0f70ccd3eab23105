package dev.millrace.worker.ffmpeg;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.SystemPropertyUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The ffmpeg programs and what they may use ({@code millrace.ffmpeg}).
 *
 * @param path the ffmpeg program, 7.1 or newer; default: the bundled one, else the one in PATH
 * @param ffprobePath the ffprobe program; default: beside {@code path}
 * @param cache where the bundled programs are unpacked; default {@code ~/.cache/millrace/ffmpeg}
 * @param formats demuxers that may read a source; default mov, avi, asf; add {@code matroska,webm} with WebM
 * @param maxStreams streams a source may have; default 64
 * @param maxPixels pixels a decoded frame may have; default 8192 x 8192
 * @param memory address space of one process, to which 256 MiB per thread are added; default 4 GiB, 0 for no limit
 * @param largestFile bytes one process may write to one file; default 4 GiB
 * @param niceness how much the worker's own threads go first; 0 to 19, default 10
 * @param threads threads of decoders, filters and encoders each; default 0: the processors that the JVM sees
 * @param requiredFences what must hold ffmpeg, else the worker does not start; none by default
 */
@Validated
@ConfigurationProperties("millrace.ffmpeg")
public record FfmpegProperties(
        @Nullable Path path,
        @Nullable Path ffprobePath,

        @NotNull @DefaultValue("${user.home}/.cache/millrace/ffmpeg")
        Path cache,

        @NotEmpty @DefaultValue({"mov", "avi", "asf"}) List<@Pattern(regexp = "[a-z0-9_]+") String> formats,
        @Min(1) @Max(1000) @DefaultValue("64") int maxStreams,
        @Min(1) @DefaultValue("67108864") int maxPixels,

        @NotNull @DataSizeMin(bytes = 0) @DefaultValue("4GB")
        DataSize memory,

        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("4GB")
        DataSize largestFile,

        @Min(0) @Max(19) @DefaultValue("10") int niceness,
        @Min(0) @Max(256) @DefaultValue("0") int threads,

        @NotNull @DefaultValue List<Confinement> requiredFences) {

    public FfmpegProperties {
        // why: Boot resolves placeholders of settings, but not those of their defaults
        cache = Path.of(SystemPropertyUtils.resolvePlaceholders(cache.toString()));
        formats = List.copyOf(formats);
        requiredFences = List.copyOf(requiredFences);
    }

    /** Threads to ask for: the setting, else the processors that the JVM sees, which knows a container's quota. */
    public int effectiveThreads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
