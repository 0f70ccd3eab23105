package dev.millrace.proof.bench.soak;

import dev.millrace.local.terminal.Words;
import java.util.Locale;

/**
 * What is read of a suite.
 *
 * @param group heading under which it stands
 * @param title its name in there
 * @param unit of its values
 */
record Gauge(String group, String title, Unit unit) {

    static final String ROWS = "Rows of each table";
    static final String BYTES = "Bytes of each table, indexes included";

    /** The unit of a gauge. */
    enum Unit {
        /** Things that are counted. */
        COUNT(2),
        /** Bytes on disk. */
        BYTES(64 * 1024),
        /** Bytes of memory. */
        MEMORY(1024 * 1024);

        private final double grain;

        Unit(double grain) {
            this.grain = grain;
        }

        /** Growth of less in an hour is none, however little there is. */
        double grain() {
            return grain;
        }

        String text(double value) {
            String size = this == COUNT
                    ? String.format(Locale.ROOT, "%.0f", Math.abs(value))
                    : Words.size(Math.round(Math.abs(value)));
            return value < 0 && !size.startsWith("0") ? "−" + size : size;
        }
    }

    /** Why it grows as it should; empty when it should not. */
    String reason() {
        if (!group.equals(ROWS) && !group.equals(BYTES)) {
            return "";
        }
        return switch (title) {
            case "video.videos" -> "a deleted video keeps its row";
            case "upload.upload_sessions" -> "an ended session keeps its row";
            case "video.webhook_deliveries" -> "kept for 3 days";
            case "video.idempotency_keys", "upload.idempotency_keys" -> "kept for 24 h";
            default -> "";
        };
    }
}
