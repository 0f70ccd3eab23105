package dev.millrace.upload.opening;

import dev.millrace.common.web.Ids;
import dev.millrace.common.web.Metadata;
import dev.millrace.upload.session.NewUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens a session of a video that comes into being with it: the same steps as {@link UploadOpening}, but the consent creates the video.
 * An opening that ends before its multipart is open takes the video back, as no client was told of it.
 */
@Service
class UploadCreation {

    private final SourceCheck check;
    private final Metadata metadata;
    private final Ids ids;
    private final Registrations registrations;
    private final VideoConsent consent;
    private final UploadOpening opening;

    UploadCreation(
            SourceCheck check,
            Metadata metadata,
            Ids ids,
            Registrations registrations,
            VideoConsent consent,
            UploadOpening opening) {
        this.check = check;
        this.metadata = metadata;
        this.ids = ids;
        this.registrations = registrations;
        this.consent = consent;
        this.opening = opening;
    }

    OpenedUpload create(String ownerId, CreateUpload request, @Nullable String key) {
        NewUpload upload = check.check(
                ids.next(), ownerId, request.sourceMime(), request.sourceSizeBytes(), request.completeWhenWhole());
        String storable = metadata.storable(request.metadata());
        OpenedUpload registered = registrations.register(upload, request, key);
        return opening.open(
                registered, key, request.sign() != null, session -> consent.toCreate(session, request, storable, key));
    }
}
