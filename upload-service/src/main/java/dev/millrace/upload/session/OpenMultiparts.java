package dev.millrace.upload.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.millrace.upload.store.Multipart;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Caches for a minute that storage reported a multipart open, so that not every part costs a call to storage. A part that is signed
 * again may have been refused by storage, so storage is asked again, at most every 2 s. Each instance has its own. Thread-safe.
 */
@Component
class OpenMultiparts {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final Ticker ticker;
    private final Cache<String, Signed> multiparts;

    OpenMultiparts() {
        this(Ticker.systemTicker());
    }

    OpenMultiparts(Ticker ticker) {
        this.ticker = ticker;
        this.multiparts = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(LIFE)
                .build();
    }

    /** Whether these parts may be signed without asking storage; records them as signed. */
    boolean contains(Multipart multipart, List<Integer> parts) {
        Signed signed = multiparts.getIfPresent(multipart.uploadId());
        return signed != null && signed.add(parts, ticker.read());
    }

    /** Storage reported it open, and these parts are signed now. */
    void add(Multipart multipart, List<Integer> parts) {
        boolean isAgain = multiparts.getIfPresent(multipart.uploadId()) != null;
        multiparts.put(multipart.uploadId(), new Signed(parts, ticker.read(), isAgain ? CALM.toNanos() : 0));
    }

    /** The parts of one multipart that were signed since storage reported it open. */
    private static final class Signed {

        private final BitSet parts = new BitSet();
        private final long askedAt;
        private final long calmNanos;

        Signed(List<Integer> first, long askedAt, long calmNanos) {
            first.forEach(parts::set);
            this.askedAt = askedAt;
            this.calmNanos = calmNanos;
        }

        /** Adds them; false when one of them is there already, unless storage was asked for that reason within 2 s. */
        synchronized boolean add(List<Integer> more, long now) {
            boolean isCalm = now - askedAt < calmNanos;
            boolean isAgain = more.stream().anyMatch(parts::get);
            more.forEach(parts::set);
            return !isAgain || isCalm;
        }
    }
}
