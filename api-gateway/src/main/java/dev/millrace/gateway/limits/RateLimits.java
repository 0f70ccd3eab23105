package dev.millrace.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Token buckets, one per caller. Thread-safe. Each gateway instance counts for itself, so n instances allow n times the rate.
 */
@Component
public class RateLimits {

    /** why: every bucket is full again long before it is evicted. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final LimitProperties properties;
    private final Cache<Caller, Bucket> buckets;

    RateLimits(LimitProperties properties) {
        this.properties = properties;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(properties.callers())
                .expireAfterAccess(REMEMBERED)
                .build();
    }

    /** Counts a request without a valid token; throws {@code RATE_LIMITED} when the bucket is empty. */
    public void countUnknown(HttpServletRequest request) {
        count(Caller.address(request.getRemoteAddr()));
    }

    void count(Caller caller) {
        ConsumptionProbe probe = buckets.get(caller, this::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new ProblemException(
                    ProblemType.RATE_LIMITED,
                    "Too many requests. Retry after the time in Retry-After.",
                    Map.of(),
                    wait);
        }
    }

    private Bucket bucket(Caller caller) {
        return switch (caller.kind()) {
            case OWNER -> bucket(properties.ownerPerSecond(), properties.ownerBurst());
            case ADDRESS -> bucket(properties.addressPerSecond(), properties.addressBurst());
            case WEBHOOKS -> bucket(properties.webhooksPerSecond(), properties.webhooksBurst());
        };
    }

    private static Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
