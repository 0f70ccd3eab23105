package dev.millrace.common.streaming.webvtt;

/**
 * Some text and when it is shown.
 *
 * @param startMillis from the start of the video
 * @param endMillis from the start of the video, after {@code startMillis}
 * @param settings where on the picture, in WebVTT's words; may be empty
 * @param text one or more lines, none of them empty; may be empty as a whole
 */
public record Cue(long startMillis, long endMillis, String settings, String text) {

    /** Whether any moment of it lies in the span; its end is not part of a span. */
    public boolean isShownBetween(long fromMillis, long toMillis) {
        return startMillis < toMillis && endMillis > fromMillis;
    }

    /** The cue as a block of a WebVTT file, with the blank line that ends it. */
    public String block() {
        String where = settings.isEmpty() ? "" : " " + settings;
        String lines = text.isEmpty() ? "" : text + "\n";
        return timestamp(startMillis) + " --> " + timestamp(endMillis) + where + "\n" + lines + "\n";
    }

    private static String timestamp(long millis) {
        long seconds = millis / 1000;
        return "%02d:%02d:%02d.%03d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
    }
}
