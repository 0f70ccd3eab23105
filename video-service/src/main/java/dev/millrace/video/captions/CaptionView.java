package dev.millrace.video.captions;

import java.time.Instant;

/**
 * Captions in one language, as their owner sees them.
 *
 * @param language BCP 47
 * @param label what players call them
 * @param cues how many
 */
record CaptionView(String language, String label, int cues, Instant createdAt, Instant updatedAt) {

    static CaptionView of(Caption caption) {
        return new CaptionView(
                caption.language(), caption.label(), caption.cues(), caption.createdAt(), caption.updatedAt());
    }
}
