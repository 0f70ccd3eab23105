package dev.millrace.worker.encode;

import dev.millrace.worker.probe.VideoStream;

/**
 * Fits every picture of a source into the shape of its first, with black bars, and gives it that one's pixel format, range and
 * matrix: a phone is turned during a call, or clips were joined without encoding. Pictures like the first pass untouched. Pure.
 */
final class FirstShape {

    private FirstShape() {}

    /**
     * The filters, with a comma behind them; they must be the first, because no other filter may see a picture of another size.
     * why: the filter that draws the bars rounds an odd size down.
     */
    static String of(VideoStream picture) {
        String size = "w=%d:h=%d".formatted(even(picture.storedWidth()), even(picture.storedHeight()));
        return "scale=%s:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,pad=%s:x=-1:y=-1:eval=frame,"
                .formatted(size, size);
    }

    private static int even(int pixels) {
        return Math.max(2, pixels / 2 * 2);
    }
}
