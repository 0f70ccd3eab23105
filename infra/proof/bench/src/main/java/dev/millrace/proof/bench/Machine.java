package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What figures depend on.
 *
 * @param cores processors that this machine offers
 * @param load how many processes wanted one in the last minute; negative where the system does not tell
 * @param software what does the work, with its version
 */
public record Machine(int cores, double load, String software) {

    /** A machine that does something else gives figures that mean nothing. */
    private static final double BUSY_PER_CORE = 0.25;

    /** This one as it is now, with this ffmpeg. */
    public static Machine now(FfmpegBinaries ffmpeg) throws IOException {
        return now("ffmpeg " + version(ffmpeg));
    }

    /** This one as it is now. */
    public static Machine now(String software) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(Runtime.getRuntime().availableProcessors(), load, software);
    }

    /** Whether others want its processors too. */
    public boolean isBusy() {
        return load > cores * BUSY_PER_CORE;
    }

    /** As a person says it. */
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
