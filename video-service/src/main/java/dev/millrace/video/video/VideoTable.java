package dev.millrace.video.video;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions to the table of videos that need no entity, for the features that sweep, count and compare. */
@Repository
public class VideoTable {

    private final JdbcClient jdbc;

    VideoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A deleted video whose files may not be gone yet. */
    public record Tombstone(UUID id, Instant deletedAt) {}

    /**
     * DRAFTs of one owner.
     *
     * @param waiting those that are not deleted
     * @param kept all rows, deleted ones too
     */
    public record Drafts(long waiting, long kept) {}

    /**
     * Keeps other such calls for the video waiting until the transaction ends.
     *
     * @return false when the video is gone
     */
    public boolean lock(UUID id) {
        return jdbc.sql("select id from videos where id = ? and deleted_at is null for no key update")
                .param(id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** READY videos with a greater id, in the order of their ids. */
    public List<UUID> readyAfter(UUID id, int limit) {
        return jdbc.sql(
                        "select id from videos where id > ? and status = 'READY' and deleted_at is null order by id limit ?")
                .params(id, limit)
                .query(UUID.class)
                .list();
    }

    /** Those of them that are READY. */
    public Set<UUID> readyAmong(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql("select id from videos where id in (:ids) and status = 'READY' and deleted_at is null")
                        .param("ids", ids)
                        .query(UUID.class)
                        .list());
    }

    /** Whether they are purged, of those that there are, deleted or not. */
    public Map<UUID, Boolean> purgedAmong(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, purged_at is not null as purged from videos where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("purged")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Deleted videos that are not purged, by id, those after the given one. */
    public List<Tombstone> toPurge(UUID after, int limit) {
        return jdbc.sql(
                        "select id, deleted_at from videos where deleted_at is not null and purged_at is null and id > ? "
                                + "order by id limit ?")
                .params(after, limit)
                .query((row, number) -> new Tombstone(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("deleted_at").toInstant()))
                .list();
    }

    /** Nothing of the video is left. */
    public void purged(UUID id, Instant at) {
        jdbc.sql("update videos set purged_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** Something of the deleted video was found. */
    public void purgeAgain(UUID id) {
        jdbc.sql("update videos set purged_at = null where id = ? and deleted_at is not null")
                .param(id)
                .update();
    }

    /** DRAFTs older than that, deleted ones too, the oldest first. */
    public List<UUID> draftsSince(Instant before, int limit) {
        return jdbc.sql(
                        "select id from videos where status = 'DRAFT' and status_since < ? order by status_since limit ?")
                .params(Timestamp.from(before), limit)
                .query(UUID.class)
                .list();
    }

    /** How many DRAFTs the owner has. */
    public Drafts draftsOf(String ownerId) {
        return jdbc.sql("select count(*) filter (where deleted_at is null) as waiting, count(*) as kept "
                        + "from videos where owner_id = ? and status = 'DRAFT'")
                .param(ownerId)
                .query((row, number) -> new Drafts(row.getLong("waiting"), row.getLong("kept")))
                .single();
    }

    /** Bytes of the owner's sources, stored or under way. */
    public long sourceBytes(String ownerId) {
        return jdbc.sql("select coalesce(sum(bytes), 0) from owner_sources where owner_id = ?")
                .param(ownerId)
                .query(Long.class)
                .single();
    }

    /** Bytes of the owner's sources, stored or under way, without those of one video. */
    public long sourceBytes(String ownerId, UUID otherThan) {
        return jdbc.sql("""
                        select coalesce(sum(bytes), 0)
                        from (select bytes from owner_sources where owner_id = :owner
                              union all
                              select -source_size_bytes from videos
                              where id = :other and owner_id = :owner and keeps_source(status, source_file_key, deleted_at))
                            as kept
                        """)
                .param("owner", ownerId)
                .param("other", otherThan)
                .query(Long.class)
                .single();
    }
}
