package dev.millrace.worker.probe;

import dev.millrace.common.contract.SourceSummary;
import org.jspecify.annotations.Nullable;

/** Says of a source what people want to know. Pure. */
final class Summaries {

    /** Files are often a few lines short of their class, such as 1072 of 1080. */
    private static final double NEARLY = 0.97;

    private Summaries() {}

    static SourceSummary of(SourceFacts source) {
        AudioTrack audio = source.audio();
        return new SourceSummary(
                container(source.file().name()),
                source.videoCodec(),
                audio == null ? null : audio.codec(),
                source.file().bitrateBps(),
                Math.round(source.frameRate().value() * 1000) / 1000.0,
                source.picture().color().hdr(),
                source.picture().rotationDegrees(),
                audio == null ? null : layout(audio.layout(), audio.channels()),
                qualityClass(lines(source.displayWidth(), source.displayHeight())),
                source.notes());
    }

    /** The first of ffprobe's list: mov stands for mov, mp4, m4a, 3gp, 3g2 and mj2, which are one family. */
    private static String container(String name) {
        int comma = name.indexOf(',');
        return comma < 0 ? name : name.substring(0, comma);
    }

    private static String layout(@Nullable String named, int channels) {
        if (named != null && !named.startsWith("unknown") && !named.contains(" channels")) {
            return named;
        }
        return switch (channels) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> channels + " channels";
        };
    }

    /** Of the frame of 16:9 or 9:16 that the picture fills by one of its sides: a wide film has few lines of its own. */
    private static double lines(int width, int height) {
        return Math.max(Math.min(width, height), Math.max(width, height) * 9 / 16.0);
    }

    private static String qualityClass(double lines) {
        if (lines >= 2160 * NEARLY) {
            return "4k";
        }
        for (int known : new int[] {1440, 1080, 720, 480}) {
            if (lines >= known * NEARLY) {
                return known + "p";
            }
        }
        return "360p";
    }
}
