package dev.millrace.upload.part;

import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.UploadSessions;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** The real signing of parts; the URLs lead nowhere. */
public final class PartFixture {

    private static final URI ANYWHERE = URI.create("http://storage/part");

    private final PartSigning signing;

    public PartFixture(UploadSessions sessions, LostParts lost, MeterRegistry meters, Clock clock) {
        signing = new PartSigning(
                sessions, lost, (multipart, number, size, life) -> ANYWHERE, properties(), clock, meters);
    }

    public static PartProperties properties() {
        return new PartProperties(DataSize.ofMegabytes(5), Duration.ofHours(1));
    }

    public void sign(String owner, UUID id) {
        signing.sign(owner, id, List.of(1));
    }
}
