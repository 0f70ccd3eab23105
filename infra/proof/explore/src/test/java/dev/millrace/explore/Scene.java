package dev.millrace.explore;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** What never changes: the one video, its owner, and the moment. Time passes by making rows older, never by a later clock. */
final class Scene {

    static final UUID VIDEO = new UUID(7, 7);
    static final String OWNER = "agent";
    static final String MIME = "video/mp4";
    static final long SIZE = 1000;
    static final String SOURCE_KEY = ObjectKeys.source(VIDEO, SourceContainer.MP4);
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Scene() {}
}
