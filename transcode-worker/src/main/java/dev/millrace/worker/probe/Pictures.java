package dev.millrace.worker.probe;

import dev.millrace.worker.probe.ProbeJson.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a picture is coded. Pure. */
final class Pictures {

    private Pictures() {}

    static VideoStream of(Stream video, ProbeJson.Format format) {
        Geometry geometry = video.geometry();
        return new VideoStream(
                text(video.profile()),
                Math.max(0, video.level()),
                video.width(),
                video.height(),
                bitrate(video, format),
                geometry.turn().degrees(),
                !video.hasDisplayMatrix() && !geometry.isCropped() && isSquare(video),
                video.startTime() == null ? 0 : video.startTime(),
                color(video),
                geometry,
                0);
    }

    /** The picture's own, else the file's, which is nearly the same. */
    private static long bitrate(Stream video, ProbeJson.Format format) {
        if (video.bitRate() != null) {
            return video.bitRate();
        }
        return format.bitRate() == null ? 0 : format.bitRate();
    }

    private static boolean isSquare(Stream video) {
        Rational shape = Rational.parse(video.sampleAspectRatio());
        return !shape.isKnown() || shape.numerator() == shape.denominator();
    }

    private static Color color(Stream video) {
        return new Color(
                text(video.pixFmt()),
                text(video.colorPrimaries()),
                text(video.colorTransfer()),
                text(video.colorSpace()),
                text(video.colorRange()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
