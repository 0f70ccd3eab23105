package dev.millrace.upload.usage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner may upload, and what is used of it. */
record Usage(Limits limits, Used used) {

    /**
     * What holds for every upload and every owner.
     *
     * @param maxBytes largest file, inclusive
     * @param maxDurationSeconds longest picture, inclusive; a longer one is FAILED SOURCE_TOO_LONG
     * @param partSizeBytes of a file of at most 10,000 such parts; the session says the one that counts
     * @param parallelParts how many parts to send at a time
     * @param liveUploads sessions that may be open at a time
     * @param uploadsPerDay sessions that may be opened within 24 hours
     * @param bytesPerDay bytes of their files; null for no limit
     * @param storedBytes bytes of all sources together; null for no limit
     * @param drafts videos without an upload
     */
    @Schema(name = "UsageLimits")
    record Limits(
            long maxBytes,
            List<AllowedType> allowedTypes,
            long maxDurationSeconds,
            long partSizeBytes,
            int parallelParts,
            int liveUploads,
            int uploadsPerDay,
            @Nullable Long bytesPerDay,
            @Nullable Long storedBytes,
            int drafts) {}

    /**
     * A container that is taken.
     *
     * @param extension of file names, without the dot
     * @param mimes its media types; the first is the usual one
     */
    record AllowedType(String extension, List<String> mimes) {}

    /**
     * What is used now, in the same units.
     *
     * @param uploadsPerDay within the last 24 hours
     * @param bytesPerDay within the last 24 hours
     */
    @Schema(name = "UsageSoFar")
    record Used(long liveUploads, long uploadsPerDay, long bytesPerDay, long storedBytes, long drafts) {}
}
