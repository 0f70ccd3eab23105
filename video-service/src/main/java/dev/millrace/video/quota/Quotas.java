package dev.millrace.video.quota;

import dev.millrace.video.video.VideoTable;
import dev.millrace.video.video.VideoTable.Drafts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks what an owner has before it gets more. */
@Component
public class Quotas {

    /** why: a deleted DRAFT leaves a row until its life is over, so deleting and creating in turn is bounded too. */
    private static final int ROWS_PER_DRAFT = 10;

    private final JdbcClient jdbc;
    private final VideoTable videos;
    private final QuotaProperties properties;

    Quotas(JdbcClient jdbc, VideoTable videos, QuotaProperties properties) {
        this.jdbc = jdbc;
        this.videos = videos;
        this.properties = properties;
    }

    /**
     * For one more DRAFT; the owner's next one waits until the transaction ends.
     *
     * @throws TooManyDrafts when the owner has as many as it may
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void checkDraft(String ownerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('millrace drafts of ' || ?, 0))")
                .param(ownerId)
                .query((row, number) -> number)
                .list();
        int most = properties.draftsPerOwner();
        Drafts drafts = videos.draftsOf(ownerId);
        if (drafts.waiting() >= most || drafts.kept() >= (long) ROWS_PER_DRAFT * most) {
            throw new TooManyDrafts(most, properties.draftLife());
        }
    }

    /** What the owner has, and may have. */
    Kept kept(String ownerId) {
        long most = properties.sourcesPerOwner().toBytes();
        return new Kept(
                videos.sourceBytes(ownerId),
                most > 0 ? most : null,
                videos.draftsOf(ownerId).waiting(),
                properties.draftsPerOwner());
    }

    /**
     * For the upload of one more source.
     *
     * @param videoId whose own source, if it has one, is replaced
     * @throws TooManyBytes when the owner's sources would exceed what it may keep
     */
    public void checkSource(String ownerId, UUID videoId, long sizeBytes) {
        long most = properties.sourcesPerOwner().toBytes();
        if (most > 0 && videos.sourceBytes(ownerId, videoId) + sizeBytes > most) {
            throw new TooManyBytes(most);
        }
    }

    /**
     * What an owner has, and the most that it may have.
     *
     * @param bytes of all sources, those being uploaded included
     * @param mostBytes null for no limit
     */
    record Kept(long bytes, @Nullable Long mostBytes, long drafts, int mostDrafts) {}
}
