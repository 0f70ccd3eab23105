package dev.millrace.worker.segments;

import java.util.List;

/**
 * Peak bits per second as RFC 8216 counts it: of any neighbouring pieces that last between half and one and a half of the
 * target together, so that a short last one is seen with the one before it. Pure.
 */
final class PeakBandwidth {

    private PeakBandwidth() {}

    /** Something that is fetched in one go. */
    record Piece(long bytes, double seconds) {}

    /** The peak; of all pieces when they last less than half of the target. */
    static long of(List<Piece> pieces, int targetSeconds) {
        double peak = 0;
        for (int first = 0; first < pieces.size(); first++) {
            peak = Math.max(peak, from(pieces.subList(first, pieces.size()), targetSeconds));
        }
        return (long) Math.ceil(peak > 0 ? peak : whole(pieces));
    }

    private static double from(List<Piece> pieces, int targetSeconds) {
        double peak = 0;
        double seconds = 0;
        long bytes = 0;
        for (Piece piece : pieces) {
            seconds += piece.seconds;
            bytes += piece.bytes;
            if (seconds > 1.5 * targetSeconds) {
                return peak;
            }
            if (seconds >= 0.5 * targetSeconds) {
                peak = Math.max(peak, bytes * 8 / seconds);
            }
        }
        return peak;
    }

    private static double whole(List<Piece> pieces) {
        long bytes = pieces.stream().mapToLong(Piece::bytes).sum();
        return bytes * 8 / pieces.stream().mapToDouble(Piece::seconds).sum();
    }
}
