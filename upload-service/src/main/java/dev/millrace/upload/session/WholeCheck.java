package dev.millrace.upload.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when storage is asked if it has all parts of a session whose client is silent.
 *
 * @param wholeCheckAt null while nobody asked for parts, while it is paused, and when it does not complete by itself
 */
@Embeddable
record WholeCheck(
        @Column(nullable = false, updatable = false) boolean completeWhenWhole,
        @Nullable Instant wholeCheckAt) {

    static WholeCheck of(boolean completeWhenWhole) {
        return new WholeCheck(completeWhenWhole, null);
    }

    WholeCheck at(@Nullable Instant time) {
        return new WholeCheck(completeWhenWhole, completeWhenWhole ? time : null);
    }
}
