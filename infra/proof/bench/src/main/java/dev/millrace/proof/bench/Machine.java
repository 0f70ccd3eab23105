package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The environment of a benchmark.
 *
 * @param cores available processors
 * @param load load average of the last minute; negative if unknown
 * @param software the measured software with its version
 */
public record Machine(int cores, double load, String software) {

    /** Results of a machine with a higher load are meaningless. */
    private static final double BUSY_PER_CORE = 0.25;

    /** This machine with the given ffmpeg. */
    public static Machine now(FfmpegBinaries ffmpeg) throws IOException {
        return now("ffmpeg " + version(ffmpeg));
    }

    /** This machine with its JDK. */
    public static Machine now(String software) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(Runtime.getRuntime().availableProcessors(), load, software);
    }

    /** Whether other processes use its processors. */
    public boolean isBusy() {
        return load > cores * BUSY_PER_CORE;
    }

    public String text() {
        String loaded = load < 0 ? "" : String.format(Locale.ROOT, ", load %.1f before", load);
        return cores + (cores == 1 ? " core" : " cores") + loaded + ", " + software;
    }

    private static String version(FfmpegBinaries ffmpeg) throws IOException {
        Process process =
                ffmpeg.ffmpeg(List.of("-version")).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.replaceAll("(?s).*?ffmpeg version (\\S+).*", "$1");
    }
}
