package dev.millrace.video.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for events.
 *
 * @param lastEventId the last event that the client has, or null
 * @param life how long the stream may stay open: to the end of the caller's token
 */
record Listener(String ownerId, @Nullable String lastEventId, Duration life) {}
