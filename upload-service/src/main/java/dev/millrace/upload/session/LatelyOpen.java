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
 * The multiparts of which storage said within the last minute that they are open, so that not each part costs a call to it. A part
 * that is signed again may have been refused by storage: reason to ask, once in 2 s. Thread-safe.
 */
@Component
class LatelyOpen {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final Ticker ticker;
    private final Cache<String, Signed> multiparts;

    LatelyOpen() {
        this(Ticker.systemTicker());
    }

    LatelyOpen(Ticker ticker) {
        this.ticker = ticker;
        this.multiparts = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(KEPT)
                .build();
    }

    /** Whether these parts may be signed without a question to storage; they are noted as signed. */
    boolean contains(Multipart multipart, List<Integer> parts) {
        Signed signed = multiparts.getIfPresent(multipart.uploadId());
        return signed != null && signed.add(parts, ticker.read());
    }

    /** Storage said that it is open, and these parts are signed now. */
    void add(Multipart multipart, List<Integer> parts) {
        boolean isAgain = multiparts.getIfPresent(multipart.uploadId()) != null;
        multiparts.put(multipart.uploadId(), new Signed(parts, ticker.read(), isAgain ? CALM.toNanos() : 0));
    }

    /** The parts of one multipart that were signed since storage was asked. */
    private static final class Signed {

        private final BitSet parts = new BitSet();
        private final long askedAt;
        private final long calmNanos;

        Signed(List<Integer> first, long askedAt, long calmNanos) {
            first.forEach(parts::set);
            this.askedAt = askedAt;
            this.calmNanos = calmNanos;
        }

        /** Adds them; false when one of them is there already, and storage was not asked for that reason just now. */
        synchronized boolean add(List<Integer> more, long now) {
            boolean isCalm = now - askedAt < calmNanos;
            boolean isAgain = more.stream().anyMatch(parts::get);
            more.forEach(parts::set);
            return !isAgain || isCalm;
        }
    }
}
