package dev.millrace.worker.encode;

/** Reads ffmpeg's {@code -progress} lines. Used by one thread. */
final class ProgressLines {

    private final ProgressListener listener;
    private long outTimeMicros;
    private double speed;

    ProgressLines(ProgressListener listener) {
        this.listener = listener;
    }

    /** Takes one line; true when the output grew, which is what counts as progress: ffmpeg reports also while it hangs. */
    boolean accept(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String value = line.substring(equals + 1).strip();
        return switch (line.substring(0, equals)) {
            case "out_time_us" -> grows(value);
            case "speed" -> {
                speed = number(value.replace("x", ""));
                yield false;
            }
            case "progress" -> {
                listener.encoded(outTimeMicros / 1e6, speed);
                yield value.equals("end");
            }
            default -> false;
        };
    }

    private boolean grows(String value) {
        long now = (long) number(value);
        boolean grew = now > outTimeMicros;
        outTimeMicros = Math.max(now, outTimeMicros);
        return grew;
    }

    /** The number, or 0 for N/A. */
    private static double number(String value) {
        return value.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Double.parseDouble(value) : 0;
    }
}
