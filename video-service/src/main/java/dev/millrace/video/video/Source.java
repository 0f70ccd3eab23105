package dev.millrace.video.video;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded file: declared at first, as stored once the upload is complete.
 *
 * @param filename what the phone called it, or null
 * @param fileKey object key once it is in storage, else null
 */
@Embeddable
public record Source(
        @Column(name = "source_mime") String mime,
        @Column(name = "source_size_bytes") long sizeBytes,
        @Column(name = "source_filename") @Nullable String filename,
        @Column(name = "source_file_key") @Nullable String fileKey) {

    /** Declared by a client, not in storage. */
    public static Source declared(String mime, long sizeBytes, @Nullable String filename) {
        return new Source(mime, sizeBytes, filename, null);
    }

    Source redeclared(String newMime, long newSizeBytes) {
        return new Source(newMime, newSizeBytes, filename, null);
    }

    Source stored(StoredSource stored) {
        return new Source(stored.mime(), stored.sizeBytes(), filename, stored.fileKey());
    }
}
