package dev.millrace.upload.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.common.media.SourceContainer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session is opened for, already checked against the limits.
 *
 * @param container the container that the media type stands for
 * @param partSizeBytes bytes of every part but the last
 * @param completeWhenWhole as the client said it; null for yes
 */
public record NewUpload(
        UUID videoId,
        String ownerId,
        String sourceMime,
        SourceContainer container,
        long sourceSizeBytes,
        long partSizeBytes,
        // why: what an idempotency key stands for; a request from before says nothing of it
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean completeWhenWhole) {

    boolean completesWhenWhole() {
        return completeWhenWhole == null || completeWhenWhole;
    }
}
