package dev.millrace.local.cloud.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeCacheTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final EdgeCache cache = new EdgeCache(100, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void leastRecentlyUsedGoesFirstWhenItIsFull() {
        keep("a", anObject(40));
        keep("b", anObject(40));
        cache.get("a");

        keep("c", anObject(40));

        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNull();
        assertThat(cache.bytes()).isEqualTo(80);
    }

    @Test
    void replacingAnObjectCountsItOnce() {
        keep("a", anObject(40));
        keep("a", anObject(50));

        assertThat(cache.bytes()).isEqualTo(50);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void objectLargerThanTheCacheIsNotKept() {
        keep("a", anObject(10));
        keep("b", anObject(101));

        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNull();
    }

    @Test
    void staleObjectIsGone() {
        keep("a", anObject(40, NOW));

        assertThat(cache.get("a")).isNull();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void invalidationDropsWhatThePathsName() {
        keep("videos/a/hls/1", anObject(10));
        keep("videos/a/hls/2", anObject(10));
        keep("videos/b/hls/1", anObject(10));

        assertThat(cache.invalidate(List.of("/videos/a/*", "/videos/b/hls"))).isEqualTo(2);
        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.invalidate(List.of("/videos/b/hls/1"))).isEqualTo(1);
    }

    @Test
    void objectFetchedBeforeAnInvalidationIsNotKeptAfterIt() {
        long before = cache.generation();
        cache.invalidate(List.of("/videos/a/*"));

        cache.put("videos/a/hls/1", anObject(10), before);

        assertThat(cache.get("videos/a/hls/1")).isNull();
    }

    @Test
    void objectFromTheFutureIsStaleSinceTheClockWasSetBack() {
        CachedObject object = anObject(10);

        assertThat(object.isFresh(NOW)).isTrue();
        assertThat(object.isFresh(NOW.minusSeconds(1))).isFalse();
    }

    private void keep(String key, CachedObject object) {
        cache.put(key, object, cache.generation());
    }

    private static CachedObject anObject(int bytes) {
        return anObject(bytes, NOW.plus(Duration.ofHours(1)));
    }

    private static CachedObject anObject(int bytes, Instant freshUntil) {
        return new CachedObject(new ObjectHead(bytes, "\"1\"", Map.of()), new byte[bytes], NOW, freshUntil);
    }
}
