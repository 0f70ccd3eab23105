package dev.millrace.upload.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What passes look for: sessions that time, a crash or storage has left behind. Each question is answered by an index. */
@Service
@Transactional(readOnly = true)
public class UnfinishedSessions {

    private final SessionRows rows;
    private final Clock clock;

    UnfinishedSessions(SessionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Without activity for their whole life. */
    public List<UploadSession> expired(int limit) {
        return rows.expired(clock.instant(), Limit.of(limit));
    }

    /** Whose opening was cut off. */
    public List<UploadSession> halfOpened(Instant createdBefore, int limit) {
        return rows.halfOpened(createdBefore, Limit.of(limit));
    }

    /** Silent ones that complete once storage has all parts, and are due to be looked at. */
    public List<UploadSession> perhapsWhole(int limit) {
        return rows.perhapsWhole(clock.instant(), Limit.of(limit));
    }

    /** Whose completion was cut off. */
    public List<UploadSession> halfCompleted(Instant startedBefore, int limit) {
        return rows.halfCompleted(startedBefore, Limit.of(limit));
    }

    /**
     * Live ones that are open in storage and were not used lately, in the order of their ids.
     *
     * @param after where the page before ended
     */
    public List<UploadSession> quiet(UUID after, Instant usedBefore, int limit) {
        return rows.quiet(after, usedBefore, Limit.of(limit));
    }

    /** Ended ones that may still have data in storage. */
    public List<UploadSession> endedWithStorageOpen(Instant endedBefore, int limit) {
        return rows.endedWithStorageOpen(endedBefore, Limit.of(limit));
    }

    /** Whether a live session needs this multipart. */
    public boolean isLiveMultipart(String providerUploadId) {
        return rows.existsByProviderUploadIdAndStatusIn(providerUploadId, UploadSessions.LIVE);
    }
}
