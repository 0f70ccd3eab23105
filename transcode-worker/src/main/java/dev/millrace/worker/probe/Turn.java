package dev.millrace.worker.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a stored picture is to be turned or mirrored before it is shown. */
public enum Turn {
    /** Shown as it is stored. */
    NONE(false, 0),
    /** A quarter turn clockwise. */
    CLOCKWISE(true, 90),
    /** Upside down. */
    HALF(false, 180),
    /** A quarter turn counter-clockwise. */
    COUNTERCLOCKWISE(true, 270),
    /** Left and right swapped. */
    MIRRORED(false, 0),
    /** Top and bottom swapped. */
    FLIPPED(false, 180),
    /** Rows become columns: mirrored along the diagonal from the top left. */
    TRANSPOSED(true, 90),
    /** Mirrored along the diagonal from the top right. */
    ANTITRANSPOSED(true, 270);

    /** One line of the three of a matrix as ffprobe prints it, in 16.16. */
    private static final Pattern ROW = Pattern.compile("0000000[01]:\\s+(-?\\d{1,10})\\s+(-?\\d{1,10})");

    private final boolean isQuarter;
    private final int degrees;

    Turn(boolean isQuarter, int degrees) {
        this.isQuarter = isQuarter;
        this.degrees = degrees;
    }

    /** Whether width and height change places. */
    public boolean isQuarter() {
        return isQuarter;
    }

    /** Clockwise, without what is mirrored: 0, 90, 180 or 270. */
    public int degrees() {
        return degrees;
    }

    /**
     * The nearest of the eight to a display matrix.
     *
     * @param matrix as ffprobe prints it, or null where it does not
     * @param rotation counter-clockwise degrees, for where there is no matrix
     */
    static Turn of(@Nullable String matrix, int rotation) {
        Matcher row = ROW.matcher(matrix == null ? "" : matrix);
        if (!row.find()) {
            return of(Math.floorMod(Math.round(-rotation / 90f), 4));
        }
        long a = Long.parseLong(row.group(1));
        long b = Long.parseLong(row.group(2));
        return row.find() ? of(a, b, Long.parseLong(row.group(1)), Long.parseLong(row.group(2))) : NONE;
    }

    private static Turn of(int quarters) {
        return switch (quarters) {
            case 1 -> CLOCKWISE;
            case 2 -> HALF;
            case 3 -> COUNTERCLOCKWISE;
            default -> NONE;
        };
    }

    /** A point (x, y) is shown at (ax + cy, bx + dy). */
    private static Turn of(long a, long b, long c, long d) {
        if (Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d)) {
            return b > 0 ? (c > 0 ? TRANSPOSED : CLOCKWISE) : (c > 0 ? COUNTERCLOCKWISE : ANTITRANSPOSED);
        }
        return a < 0 ? (d < 0 ? HALF : MIRRORED) : (d < 0 ? FLIPPED : NONE);
    }
}
