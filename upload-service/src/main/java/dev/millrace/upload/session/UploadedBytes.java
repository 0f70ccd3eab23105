package dev.millrace.upload.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a file was in storage when that was last looked at, and from where its speed is measured.
 *
 * @param speedSince since when {@code speedFromBytes} counts; null when the measurement must start again
 * @param speedFromBytes bytes that were in storage then
 */
@Embeddable
record UploadedBytes(
        @Column(nullable = false) long bytesUploaded,
        @Nullable Instant speedSince,
        @Column(nullable = false) long speedFromBytes) {

    static final UploadedBytes NONE = new UploadedBytes(0, null, 0);

    UploadedBytes measuredFrom(Instant now) {
        return new UploadedBytes(bytesUploaded, now, speedFromBytes);
    }

    UploadedBytes measuredFrom(Instant now, long bytes) {
        return new UploadedBytes(bytes, now, bytes);
    }

    UploadedBytes unmeasured() {
        return new UploadedBytes(bytesUploaded, null, speedFromBytes);
    }

    UploadedBytes seen(long bytes) {
        return new UploadedBytes(bytes, speedSince, speedFromBytes);
    }
}
