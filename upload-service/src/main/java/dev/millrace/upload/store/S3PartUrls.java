package dev.millrace.upload.store;

import dev.millrace.common.bucket.BucketProperties;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned {@code UploadPart}. The signed Content-Length makes storage refuse a longer or shorter body. */
@Component
class S3PartUrls implements PartUrls {

    private final S3Presigner presigner;
    private final String bucket;

    S3PartUrls(S3Presigner partPresigner, BucketProperties properties) {
        this.presigner = partPresigner;
        this.bucket = properties.name();
    }

    @Override
    public URI sign(Multipart multipart, int partNumber, long sizeBytes, Duration life) {
        return URI.create(presigner
                .presignUploadPart(request -> request.signatureDuration(life)
                        .uploadPartRequest(part -> part.bucket(bucket)
                                .key(multipart.key())
                                .uploadId(multipart.uploadId())
                                .partNumber(partNumber)
                                .contentLength(sizeBytes)))
                .url()
                .toExternalForm());
    }
}
