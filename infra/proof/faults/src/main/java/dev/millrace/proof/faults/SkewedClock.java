package dev.millrace.proof.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that adds an offset in milliseconds, read live from an 8-byte file. Uses JDK classes only. Thread-safe. */
final class SkewedClock extends Clock {

    /** The setting that names the file. */
    static final String SETTING = "faults.clock";

    private final ByteBuffer ahead;
    private final ZoneId zone;

    private SkewedClock(ByteBuffer ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /** @param file must exist */
    static SkewedClock of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SkewedClock(channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES), ZoneOffset.UTC);
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plusMillis(ahead.getLong(0));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SkewedClock(ahead, other);
    }
}
