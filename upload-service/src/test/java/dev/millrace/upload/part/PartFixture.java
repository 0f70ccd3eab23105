package dev.millrace.upload.part;

import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.SendingSessions;
import dev.millrace.upload.store.PartUrls;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** The real signing of parts; the URLs lead nowhere. */
public final class PartFixture {

    private static final URI ANYWHERE = URI.create("http://storage/part");

    private final PartSigning signing;

    public PartFixture(SendingSessions sessions, LostParts lost, MeterRegistry meters, Clock clock) {
        PartUrls urls = (multipart, life) ->
                new Anywhere(clock.instant(), clock.instant().plus(life));
        signing = new PartSigning(sessions, lost, urls, properties(), meters);
    }

    public static PartProperties properties() {
        return new PartProperties(DataSize.ofMegabytes(5), Duration.ofHours(1), Duration.ofHours(12), 3);
    }

    public void sign(String owner, UUID id) {
        signing.sign(owner, id, List.of(1), null);
    }

    private record Anywhere(Instant signedAt, Instant expiresAt) implements PartUrls.Signing {

        @Override
        public URI sign(int partNumber, long sizeBytes) {
            return ANYWHERE;
        }
    }
}
