package dev.millrace.upload.session;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.store.Multipart;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One upload of one video's source. Other features read it; only {@link UploadSessions} changes it, under the row's
 * lock.
 */
@Entity
@Table(name = "upload_sessions")
public class UploadSession {

    private static final Duration OPENED_SOON = Duration.ofSeconds(1);

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID videoId;

    @Column(nullable = false, updatable = false)
    private String ownerId;

    @Column(nullable = false, updatable = false)
    private String provider = "S3_MULTIPART";

    private @Nullable String providerUploadId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private UploadSessionStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable FailReason failReason;

    @Column(nullable = false, updatable = false)
    private String sourceFileKey;

    @Column(nullable = false, updatable = false)
    private String sourceMime;

    @Column(nullable = false, updatable = false)
    private long partSizeBytes;

    @Column(nullable = false, updatable = false)
    private long totalBytes;

    @Column(nullable = false, updatable = false)
    private boolean createsVideo;

    @Embedded
    private UploadedBytes uploaded = UploadedBytes.NONE;

    private @Nullable UUID jobId;

    private @Nullable Instant completionStartedAt;

    @Embedded
    private @Nullable SessionCourse course; // why null: Hibernate reads it so when nothing is in its columns

    @Embedded
    private WholeCheck wholeCheck = WholeCheck.of(true);

    @Column(nullable = false)
    private boolean storageOpen;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @Column(nullable = false)
    private Instant expiresAt;

    // why null at first: Spring Data then inserts a new one without a select
    @Version
    private @Nullable Long version;

    /** For JPA. */
    @NullUnmarked
    protected UploadSession() {}

    UploadSession(UUID id, NewUpload upload, boolean createsVideo, Instant now, Duration life) {
        this.id = id;
        this.videoId = upload.videoId();
        this.ownerId = upload.ownerId();
        this.status = UploadSessionStatus.INITIATED;
        this.sourceFileKey = ObjectKeys.source(upload.videoId(), upload.container());
        this.sourceMime = upload.sourceMime();
        this.partSizeBytes = upload.partSizeBytes();
        this.totalBytes = upload.sourceSizeBytes();
        this.createsVideo = createsVideo;
        this.wholeCheck = WholeCheck.of(upload.completesWhenWhole());
        this.storageOpen = true;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = now.plus(life);
    }

    void opened(String uploadId, Instant now) {
        this.providerUploadId = uploadId;
        this.updatedAt = now;
    }

    void partsAskedFor(Instant now) {
        if (status == UploadSessionStatus.INITIATED) {
            become(UploadSessionStatus.IN_PROGRESS, now);
            this.uploaded = uploaded.measuredFrom(now);
        }
    }

    void checkWholeAt(Instant time) {
        this.wholeCheck = wholeCheck.at(time);
    }

    /** @param bytes in storage; the next look is as far away as the last activity, so that silent sessions cost ever less */
    void notWholeYet(long bytes, Instant now) {
        this.uploaded = uploaded.seen(bytes);
        checkWholeAt(now.plus(Duration.between(updatedAt, now)));
    }

    void touch(Instant now, Duration life, Duration longSilence) {
        if (updatedAt.plus(longSilence).isBefore(now)) {
            this.uploaded = uploaded.unmeasured(); // why: the hours in a tunnel say nothing about the speed now
        }
        this.updatedAt = now;
        this.expiresAt = now.plus(life);
    }

    void pause(Instant now) {
        // why: resumed it is IN_PROGRESS, and that needs the multipart
        if (status == UploadSessionStatus.INITIATED && providerUploadId == null) {
            throw new Unavailable("The opening upload", OPENED_SOON);
        }
        become(UploadSessionStatus.PAUSED, now);
        this.wholeCheck = wholeCheck.at(null);
    }

    void resume(Instant now) {
        // why: only the first part's URL makes it IN_PROGRESS, and that needs the multipart
        if (status == UploadSessionStatus.INITIATED) {
            throw new IllegalTransition(id, status, UploadSessionStatus.IN_PROGRESS, status.remedy());
        }
        become(UploadSessionStatus.IN_PROGRESS, now);
        this.uploaded = uploaded.unmeasured();
    }

    void cancel(Instant now) {
        become(UploadSessionStatus.CANCELED, now);
    }

    void speedMeasuredFrom(Instant now, long bytes) {
        this.uploaded = uploaded.measuredFrom(now, bytes);
    }

    void completionStarted(List<Arrival> arrivals, Instant now) {
        this.completionStartedAt = now;
        this.course = SessionCourse.of(course).stored(arrivals);
    }

    void completed(UUID job, Instant now) {
        throughInProgress(now);
        become(UploadSessionStatus.COMPLETED, now);
        this.jobId = job;
        this.uploaded = uploaded.seen(totalBytes);
        this.storageOpen = false;
    }

    void failed(FailReason reason, Instant now) {
        throughInProgress(now);
        become(UploadSessionStatus.FAILED, now);
        this.failReason = reason;
    }

    void storageClosed() {
        this.storageOpen = false;
    }

    // why: expiry and storage end a session in any live status, and the table allows that from IN_PROGRESS only; both
    // moves are one transaction, so no reader sees the status between.
    private void throughInProgress(Instant now) {
        if (status.canBecome(UploadSessionStatus.IN_PROGRESS)) {
            become(UploadSessionStatus.IN_PROGRESS, now);
        }
    }

    private void become(UploadSessionStatus next, Instant now) {
        if (status == next) {
            return;
        }
        if (!status.canBecome(next)) {
            throw new IllegalTransition(id, status, next, status.remedy());
        }
        this.course = SessionCourse.of(course).moved(next, now);
        this.status = next;
        this.updatedAt = now;
    }

    /** Identity; what the API calls uploadSessionId. */
    public UUID id() {
        return id;
    }

    /** The video it uploads. */
    public UUID videoId() {
        return videoId;
    }

    /** Subject of the owner's token. */
    public String ownerId() {
        return ownerId;
    }

    /** Whether the video comes into being with it. */
    public boolean createsVideo() {
        return createsVideo;
    }

    /** Where it stands. */
    public UploadSessionStatus status() {
        return status;
    }

    /** Why it FAILED, else null. */
    public @Nullable FailReason failReason() {
        return failReason;
    }

    /** Object key of the source. */
    public String sourceFileKey() {
        return sourceFileKey;
    }

    /** Media type as declared. */
    public String sourceMime() {
        return sourceMime;
    }

    /** The multipart in storage; empty until it is opened. */
    public Optional<Multipart> multipart() {
        return Optional.ofNullable(providerUploadId).map(uploadId -> new Multipart(sourceFileKey, uploadId));
    }

    /** Bytes of every part but the last. */
    public long partSizeBytes() {
        return partSizeBytes;
    }

    /** Declared bytes of the file. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Number of parts, from the sizes. */
    public int totalParts() {
        return Math.toIntExact((totalBytes + partSizeBytes - 1) / partSizeBytes);
    }

    UploadedBytes uploaded() {
        return uploaded;
    }

    /** When a completion began that may have been cut off; null when none began. */
    public @Nullable Instant completionStartedAt() {
        return completionStartedAt;
    }

    /** How it went so far. */
    public UploadCourse course() {
        return SessionCourse.of(course).soFar(completionStartedAt);
    }

    /** The job published with the completion; null before. */
    public @Nullable UUID jobId() {
        return jobId;
    }

    /** When it came into being. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Last activity. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Whether it completes without the client, once storage has all parts. */
    public boolean completesWhenWhole() {
        return wholeCheck.completeWhenWhole();
    }

    long secondsLeft(Instant now) {
        return Math.max(0, now.until(expiresAt, ChronoUnit.SECONDS));
    }

    /** When it ends without further activity. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
