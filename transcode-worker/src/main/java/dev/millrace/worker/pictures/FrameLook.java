package dev.millrace.worker.pictures;

/**
 * How a frame looks, judged on a tiny grey copy of it. Pure.
 *
 * @param brightness mean of all pixels, 0 to 255
 * @param contrast standard deviation of all pixels
 * @param detail mean difference between neighbouring pixels
 */
record FrameLook(double brightness, double contrast, double detail) {

    /** Width and height of the copy, whatever the shape of the frame. */
    static final int SIDE = 48;

    static final int BYTES = SIDE * SIDE;

    private static final double DARK = 32;
    private static final double BRIGHT = 224;
    private static final double FLAT = 16;
    private static final double BLURRED = 3;
    private static final double BEST_BRIGHTNESS = 120;
    private static final double DETAIL_WEIGHT = 3;

    /** @param pixels of frames one after the other, {@link #BYTES} each */
    static FrameLook of(byte[] pixels, int frame) {
        int from = frame * BYTES;
        double sum = 0;
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < BYTES; i++) {
            int pixel = pixels[from + i] & 0xff;
            sum += pixel;
            squares += (double) pixel * pixel;
            differences += differences(pixels, from, i);
        }
        double mean = sum / BYTES;
        double variance = Math.max(0, squares / BYTES - mean * mean);
        return new FrameLook(mean, Math.sqrt(variance), differences / (2 * BYTES));
    }

    private static int differences(byte[] pixels, int from, int at) {
        int pixel = pixels[from + at] & 0xff;
        int right = at % SIDE == SIDE - 1 ? pixel : pixels[from + at + 1] & 0xff;
        int below = at >= BYTES - SIDE ? pixel : pixels[from + at + SIDE] & 0xff;
        return Math.abs(pixel - right) + Math.abs(pixel - below);
    }

    /** Whether one need not look any further: not black, not white, not flat, not the blur of a fade. */
    boolean isGood() {
        return brightness >= DARK && brightness <= BRIGHT && contrast >= FLAT && detail >= BLURRED;
    }

    /** The higher, the better. */
    double score() {
        double exposure = Math.max(0.01, 1 - Math.abs(brightness - BEST_BRIGHTNESS) / 136);
        return exposure * (contrast + DETAIL_WEIGHT * detail);
    }
}
