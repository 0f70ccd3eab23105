package dev.millrace.explore;

import java.util.EnumSet;
import java.util.Set;

/** What happens in the middle of opening, cancelling or completing a session, while another service or storage is being called. */
enum Meanwhile {
    NOTHING,
    /** Upload-service is killed before it asks video-service. */
    DIES_BEFORE_ASKING,
    /** Video-service is not reached. */
    DEAF,
    /** The other one did it, and the answer is lost. */
    ANSWER_LOST,
    /** Upload-service is killed before it calls storage. */
    DIES_BEFORE_STORAGE,
    /** Upload-service is killed when storage has done it. */
    DIES_AFTER_STORAGE,
    /** Storage does nothing and says so. */
    STORAGE_DOWN,
    /** The owner cancels before storage has done it. */
    CANCELED_BEFORE,
    /** The owner cancels when storage has done it. */
    CANCELED_AFTER,
    PAUSED_AFTER,
    /** The same call comes twice at the same time. */
    TWIN_AFTER,
    SWEPT_AFTER,
    /** The owner deletes the video, and upload-service hears of it. */
    DELETED;

    static final Set<Meanwhile> OPENING = EnumSet.of(
            NOTHING,
            DIES_BEFORE_ASKING,
            DEAF,
            ANSWER_LOST,
            DIES_BEFORE_STORAGE,
            DIES_AFTER_STORAGE,
            STORAGE_DOWN,
            CANCELED_BEFORE,
            DELETED);

    /** Those of an opening that happen although the video allows none. */
    static final Set<Meanwhile> BEFORE_THE_ANSWER = EnumSet.of(NOTHING, DIES_BEFORE_ASKING, DEAF);

    static final Set<Meanwhile> CANCELLATION = EnumSet.of(NOTHING, STORAGE_DOWN);

    static final Set<Meanwhile> COMPLETION = EnumSet.of(
            NOTHING,
            ANSWER_LOST,
            DIES_BEFORE_STORAGE,
            DIES_AFTER_STORAGE,
            STORAGE_DOWN,
            CANCELED_BEFORE,
            CANCELED_AFTER,
            PAUSED_AFTER,
            TWIN_AFTER,
            SWEPT_AFTER,
            DELETED);
}
