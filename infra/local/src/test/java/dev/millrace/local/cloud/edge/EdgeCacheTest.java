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
        cache.put("a", anObject(40));
        cache.put("b", anObject(40));
        cache.get("a");

        cache.put("c", anObject(40));

        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNull();
        assertThat(cache.bytes()).isEqualTo(80);
    }

    @Test
    void replacingAnObjectCountsItOnce() {
        cache.put("a", anObject(40));
        cache.put("a", anObject(50));

        assertThat(cache.bytes()).isEqualTo(50);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void objectLargerThanTheCacheIsNotKept() {
        cache.put("a", anObject(10));
        cache.put("b", anObject(101));

        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNull();
    }

    @Test
    void staleObjectIsGone() {
        cache.put("a", anObject(40, NOW));

        assertThat(cache.get("a")).isNull();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void invalidationDropsWhatThePathsName() {
        cache.put("videos/a/hls/1", anObject(10));
        cache.put("videos/a/hls/2", anObject(10));
        cache.put("videos/b/hls/1", anObject(10));

        assertThat(cache.invalidate(List.of("/videos/a/*", "/videos/b/hls"))).isEqualTo(2);
        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.invalidate(List.of("/videos/b/hls/1"))).isEqualTo(1);
    }

    private static CachedObject anObject(int bytes) {
        return anObject(bytes, NOW.plus(Duration.ofHours(1)));
    }

    private static CachedObject anObject(int bytes, Instant freshUntil) {
        return new CachedObject(new ObjectHead(bytes, "\"1\"", Map.of()), new byte[bytes], NOW, freshUntil);
    }
}
