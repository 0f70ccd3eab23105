package dev.millrace.local.cloud.edge;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An LRU cache of objects, bounded by bytes. Every method holds the single lock briefly. */
final class EdgeCache {

    private final long capacityBytes;
    private final Clock clock;
    private final Map<String, CachedObject> objects = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private long generation;

    EdgeCache(long capacityBytes, Clock clock) {
        this.capacityBytes = capacityBytes;
        this.clock = clock;
    }

    synchronized @Nullable CachedObject get(String key) {
        CachedObject object = objects.get(key);
        if (object != null && !object.isFresh(clock.instant())) {
            remove(key);
            return null;
        }
        return object;
    }

    /** Number of invalidations; read it before fetching an object. */
    synchronized long generation() {
        return generation;
    }

    /**
     * Caches an object, unless an invalidation since the start of its fetch may have meant it.
     *
     * @param fetchedIn the {@link #generation} before the fetch
     */
    synchronized void put(String key, CachedObject object, long fetchedIn) {
        remove(key);
        if (object.body().length > capacityBytes || fetchedIn != generation) {
            return;
        }
        objects.put(key, object);
        bytes += object.body().length;
        Iterator<CachedObject> oldest = objects.values().iterator();
        while (bytes > capacityBytes) {
            bytes -= oldest.next().body().length;
            oldest.remove();
        }
    }

    /**
     * Drops objects that match any of CloudFront's invalidation paths: {@code /videos/x/*} or a full path. Returns their
     * number.
     */
    synchronized int invalidate(List<String> paths) {
        generation++;
        List<String> keys = objects.keySet().stream()
                .filter(key -> paths.stream().anyMatch(path -> matches(path, "/" + key)))
                .toList();
        keys.forEach(this::remove);
        return keys.size();
    }

    /** As with CloudFront, a star is a wildcard only at the end. */
    private static boolean matches(String path, String key) {
        return path.endsWith("*") ? key.startsWith(path.substring(0, path.length() - 1)) : key.equals(path);
    }

    private synchronized void remove(String key) {
        CachedObject old = objects.remove(key);
        if (old != null) {
            bytes -= old.body().length;
        }
    }

    synchronized int size() {
        return objects.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
