package dev.millrace.worker.probe;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How the picture is coded.
 *
 * @param profile the codec's, as ffprobe names it
 * @param level the codec's, 42 for 4.2 in H.264; 0 when unknown
 * @param storedWidth of its first frame as it is stored, before it is turned and its pixels are made square
 * @param storedHeight of its first frame as it is stored
 * @param bitrateBps 0 when unknown
 * @param rotationDegrees clockwise turn that the file asks of a player: 0, 90, 180 or 270
 * @param isAsStored whether it is shown as it is stored: all of it, not turned, not mirrored, with square pixels
 * @param startSeconds time of its first frame in the file
 * @param geometry what of it is shown, and how it is turned
 * @param lateSeconds how much too late a decoder shows its frames: a container without times of its own, such as AVI, counts
 *     the frames as they are coded, and a decoder holds some of them back
 */
@RecordBuilder
public record VideoStream(
        String profile,
        int level,
        int storedWidth,
        int storedHeight,
        long bitrateBps,
        int rotationDegrees,
        boolean isAsStored,
        double startSeconds,
        Color color,
        Geometry geometry,
        double lateSeconds)
        implements VideoStreamBuilder.With {

    /** A picture that is shown whole and as stored, at the times that the file says. */
    public VideoStream(
            String profile,
            int level,
            int storedWidth,
            int storedHeight,
            long bitrateBps,
            int rotationDegrees,
            boolean isAsStored,
            double startSeconds,
            Color color) {
        this(
                profile,
                level,
                storedWidth,
                storedHeight,
                bitrateBps,
                rotationDegrees,
                isAsStored,
                startSeconds,
                color,
                Geometry.AS_STORED,
                0);
    }

    VideoStream turned(Turn turn) {
        return with().rotationDegrees(turn.degrees())
                .isAsStored(false)
                .geometry(geometry.turned(turn))
                .build();
    }
}
