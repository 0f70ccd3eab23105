package dev.millrace.video.live;

import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens streams. */
@Service
class LiveStreams {

    private final Access access;
    private final EventFeed feed;
    private final Subscriptions subscriptions;

    LiveStreams(Access access, EventFeed feed, Subscriptions subscriptions) {
        this.access = access;
        this.feed = feed;
        this.subscriptions = subscriptions;
    }

    /** Answers with the events of one video. */
    void ofVideo(Listener listener, UUID videoId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        access.require(listener.ownerId(), videoId, Right.READ);
        open(listener, videoId, request, response);
    }

    /** Answers with the events of all the owner's videos. */
    void ofOwner(Listener listener, HttpServletRequest request, HttpServletResponse response) throws IOException {
        open(listener, null, request, response);
    }

    // why: nothing is sent here, since a client that resumes from far back would hold this thread
    private void open(
            Listener listener, @Nullable UUID videoId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Subscription stream = new Subscription(
                listener.ownerId(), videoId, feed, feed.beginning(listener.ownerId(), videoId, listener.lastEventId()));
        subscriptions.add(stream);
        try {
            EventWriter connection = EventWriter.open(
                    request,
                    response,
                    listener.life(),
                    () -> subscriptions.wake(stream),
                    () -> subscriptions.remove(stream));
            stream.connect(connection);
            connection.start();
        } catch (IOException | RuntimeException e) {
            subscriptions.remove(stream);
            throw e;
        }
    }
}
