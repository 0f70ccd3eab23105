package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.IllegalTransition;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A video. Everyone may read it; only this package changes it, and only {@link #become} changes its status. */
@Entity
@Table(name = "videos")
public class Video {

    /** {@link #edits} of a video that was just registered. */
    public static final long NO_EDITS = 0;

    private static final String TOMBSTONE = "deleted";

    @Id
    private UUID id;

    @Column(updatable = false)
    private String ownerId;

    private String title;

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private String metadata;

    @Embedded
    private Source source;

    @Embedded
    private @Nullable Picture picture;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private VideoStatus status;

    private Instant statusSince;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable FailReason failReason;

    private @Nullable UUID uploadSessionId;

    // why null at first: Spring Data then inserts a new one without a select
    @Version
    private @Nullable Long version;

    private long edits;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    private @Nullable Instant deletedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Video() {}

    Video(UUID id, NewVideo draft, Instant now) {
        this.id = id;
        this.ownerId = draft.ownerId();
        this.title = draft.title();
        this.description = draft.description();
        this.metadata = draft.metadata();
        this.source = draft.source();
        this.status = VideoStatus.DRAFT;
        this.statusSince = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(Description edited, Instant now) {
        title = edited.title();
        description = edited.description();
        metadata = edited.metadata();
        edits++;
        updatedAt = now;
    }

    /** Remembers the session; the status follows with {@link #become}. */
    void uploadInto(OpenedUpload upload) {
        uploadSessionId = upload.sessionId();
        source = source.redeclared(upload.mime(), upload.sizeBytes());
    }

    void stored(StoredSource stored) {
        source = source.stored(stored);
    }

    void picture(Picture found) {
        picture = found;
    }

    // why: the owner's texts are erased immediately; the tombstone needs none of them
    void tombstone(Instant now) {
        title = TOMBSTONE;
        description = null;
        metadata = "{}";
        deletedAt = now;
        updatedAt = now;
    }

    /** The one method that changes the status. Answers how long the previous one lasted. */
    Duration become(VideoStatus next, @Nullable FailReason reason, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalTransition(id, status, next, status.remedy());
        }
        Duration inPrevious = Duration.between(statusSince, now);
        status = next;
        statusSince = now;
        failReason = reason;
        updatedAt = now;
        return inPrevious;
    }

    /** Identity, chosen by the application. */
    public UUID id() {
        return id;
    }

    /** Subject of the owner's token. */
    public String ownerId() {
        return ownerId;
    }

    /** What the owner calls it. */
    public String title() {
        return title;
    }

    /** Longer text, or null. */
    public @Nullable String description() {
        return description;
    }

    /** The owner's own JSON object, as text. */
    public String metadata() {
        return metadata;
    }

    /** The file it is made from. */
    public Source source() {
        return source;
    }

    /** Length and size, once READY. */
    public @Nullable Picture picture() {
        return picture;
    }

    /** Where it is in its life. */
    public VideoStatus status() {
        return status;
    }

    /** When it came into its status. */
    public Instant statusSince() {
        return statusSince;
    }

    /** Why it is FAILED; null in every other status. */
    public @Nullable FailReason failReason() {
        return failReason;
    }

    /** The latest upload session, or null. */
    public @Nullable UUID uploadSessionId() {
        return uploadSessionId;
    }

    /** Grows with every edit of title, description or metadata: what an editor's {@code If-Match} guards. */
    public long edits() {
        return edits;
    }

    /** When it was registered. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When its description or status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Whether there is a tombstone. */
    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether a stored source exists that can be transcoded again; if not, a new upload is the way out. */
    public boolean hasUsableSource() {
        return source.fileKey() != null && (failReason == null || FailReasons.leavesSourceUsable(failReason));
    }
}
