package dev.millrace.upload.session;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Lifecycle of an upload session; the table of allowed moves is here and nowhere else. */
public enum UploadSessionStatus {
    /** Created; no part was asked for yet. */
    INITIATED,
    /** Parts are being sent. */
    IN_PROGRESS,
    /** The owner holds it; no part is signed. */
    PAUSED,
    /** Verified against storage; final. */
    COMPLETED,
    /** Refused by the provider, expired, or no allowed container; a new session is needed. */
    FAILED,
    /** Given up by the owner; final. */
    CANCELED;

    private static final Map<UploadSessionStatus, Set<UploadSessionStatus>> MOVES = Map.of(
            INITIATED, EnumSet.of(IN_PROGRESS, PAUSED, CANCELED),
            IN_PROGRESS, EnumSet.of(PAUSED, COMPLETED, FAILED, CANCELED),
            PAUSED, EnumSet.of(IN_PROGRESS, COMPLETED, CANCELED),
            COMPLETED, EnumSet.noneOf(UploadSessionStatus.class),
            FAILED, EnumSet.noneOf(UploadSessionStatus.class),
            CANCELED, EnumSet.noneOf(UploadSessionStatus.class));

    /** Whether the lifecycle allows this move. Staying where one is is no move: callers treat it as success. */
    public boolean canBecome(UploadSessionStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return MOVES.getOrDefault(this, Set.of()).isEmpty();
    }

    /** What the owner of a session can do from here, as a sentence. */
    public String remedy() {
        return switch (this) {
            case INITIATED, IN_PROGRESS -> "Send its parts and complete it, or cancel it.";
            case PAUSED -> "Resume it first.";
            case COMPLETED -> "Its file is complete: follow the video.";
            case FAILED, CANCELED -> "Create a new upload session for the video.";
        };
    }
}
