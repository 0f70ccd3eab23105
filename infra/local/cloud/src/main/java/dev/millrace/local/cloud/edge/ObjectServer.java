package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Serves objects: small ones through the cache, large ones streamed straight from S3. */
final class ObjectServer {

    /** Larger objects are never held in memory. */
    static final long CACHEABLE_BYTES = 16L << 20;

    private final S3Origin origin;
    private final EdgeCache cache;
    private final EdgeCounters counters;
    private final Clock clock;

    ObjectServer(S3Origin origin, EdgeCache cache, EdgeCounters counters, Clock clock) {
        this.origin = origin;
        this.cache = cache;
        this.counters = counters;
        this.clock = clock;
    }

    void serve(HttpExchange exchange, EdgeRequest request, String key) throws IOException {
        try {
            CachedObject kept = cache.get(key);
            if (kept == null) {
                counters.misses.increment();
                fetch(exchange, request, key);
                return;
            }
            counters.hits.increment();
            Duration age = Duration.between(kept.fetchedAt(), clock.instant());
            exchange.getResponseHeaders().set("X-Cache", "Hit from millrace-edge");
            exchange.getResponseHeaders().set("Age", String.valueOf(Math.max(0, age.toSeconds())));
            send(exchange, Reply.to(request, kept.head()), range -> part(kept.body(), range));
        } catch (NoSuchKeyException e) {
            counters.errors.increment();
            // why: the distribution may not list the bucket, so S3 tells it nothing else
            ErrorAnswer.send(exchange, 403, "AccessDenied", "Access Denied");
        } catch (SdkException e) {
            counters.errors.increment();
            ErrorAnswer.send(exchange, 502, "BadGateway", "The origin did not answer.");
        }
    }

    private void fetch(HttpExchange exchange, EdgeRequest request, String key) throws IOException {
        exchange.getResponseHeaders().set("X-Cache", "Miss from millrace-edge");
        long generation = cache.generation();
        ResponseInputStream<GetObjectResponse> whole = origin.get(key, null);
        ObjectHead head = S3Origin.head(whole.response());
        Instant now = clock.instant();
        Instant freshUntil = head.freshUntil(now);
        if (freshUntil.isAfter(now) && head.sizeBytes() <= CACHEABLE_BYTES) {
            byte[] body;
            try (whole) {
                body = whole.readAllBytes();
            }
            cache.put(key, new CachedObject(head, body, now, freshUntil), generation);
            send(exchange, Reply.to(request, head), range -> part(body, range));
            return;
        }
        stream(exchange, Reply.to(request, head), key, whole);
    }

    private void stream(HttpExchange exchange, Reply reply, String key, ResponseInputStream<GetObjectResponse> whole)
            throws IOException {
        try {
            send(exchange, reply, range -> range == null ? whole : origin.get(key, range));
        } finally {
            // why: close() would read the rest of a gigabyte to discard it.
            whole.abort();
        }
    }

    private void send(HttpExchange exchange, Reply reply, Source source) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (!reply.hasBody()) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        try (InputStream body = source.open(reply.range())) {
            exchange.sendResponseHeaders(reply.status(), reply.length());
            counters.bytesServed.add(body.transferTo(exchange.getResponseBody()));
        }
    }

    private static InputStream part(byte[] body, @Nullable ByteRange range) {
        return range == null
                ? new ByteArrayInputStream(body)
                : new ByteArrayInputStream(body, (int) range.first(), (int) range.length());
    }

    /** Opens a range, or the whole object. */
    @FunctionalInterface
    private interface Source {

        InputStream open(@Nullable ByteRange range) throws IOException;
    }
}
