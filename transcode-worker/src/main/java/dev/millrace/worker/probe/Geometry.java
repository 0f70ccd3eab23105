package dev.millrace.worker.probe;

/**
 * What of a stored picture is shown, and how it is turned then. It is decided once, for all renditions: programs differ in what
 * they make of a clean aperture, or of an orientation that only the coded stream knows.
 *
 * @param left columns of the stored picture that are not shown
 * @param top rows that are not shown
 * @param right columns that are not shown
 * @param bottom rows that are not shown
 * @param turn of what is shown
 */
public record Geometry(int left, int top, int right, int bottom, Turn turn) {

    /** All of it, as it is stored. */
    public static final Geometry AS_STORED = new Geometry(0, 0, 0, 0, Turn.NONE);

    /** Whether less than all of it is shown. */
    public boolean isCropped() {
        return left + top + right + bottom > 0;
    }

    Geometry turned(Turn other) {
        return new Geometry(left, top, right, bottom, other);
    }
}
