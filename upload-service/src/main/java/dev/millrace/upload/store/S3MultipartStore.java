package dev.millrace.upload.store;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import dev.millrace.common.keys.ObjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Amazon S3 and what speaks its protocol. Thread-safe. */
@Component
class S3MultipartStore implements MultipartStore {

    private static final Logger log = LoggerFactory.getLogger(S3MultipartStore.class);
    private static final String SESSION = "millrace-session";
    private static final int RANGE_NOT_SATISFIABLE = 416;

    // why without a session: no range of an empty object can be read, and none of ours is empty
    private static final ObjectStart EMPTY = new ObjectStart(new StoredObject(0, null));

    private final S3Client s3;
    private final String bucket;
    private final Duration completeTimeout;
    private final Duration completeCallTimeout;

    S3MultipartStore(S3Client s3, BucketProperties properties, MultipartProperties multiparts) {
        this.s3 = s3;
        this.bucket = properties.name();
        this.completeTimeout = multiparts.completeTimeout();
        this.completeCallTimeout = completeTimeout.plus(properties.callTimeout());
    }

    @Override
    public Multipart open(String key, String contentType, String ownerId, UUID videoId, UUID uploadSessionId) {
        // why: an owner id is free text and metadata travels as a header, so only its UTF-8 bytes in hex are safe
        Map<String, String> metadata = Map.of(
                "millrace-owner",
                hex(ownerId),
                "millrace-video",
                videoId.toString(),
                SESSION,
                uploadSessionId.toString());
        return answered(() -> new Multipart(
                key,
                s3.createMultipartUpload(request -> request.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .metadata(metadata)
                                .tagging(ObjectKeys.SOURCE_TAG))
                        .uploadId()));
    }

    @Override
    public boolean isOpen(Multipart multipart) {
        try {
            answered(() -> s3.listParts(request -> request.bucket(bucket)
                    .key(multipart.key())
                    .uploadId(multipart.uploadId())
                    .maxParts(1)));
            return true;
        } catch (NoSuchMultipart e) {
            return false;
        }
    }

    @Override
    public List<StoredPart> parts(Multipart multipart) {
        return answered(() -> s3
                .listPartsPaginator(
                        request -> request.bucket(bucket).key(multipart.key()).uploadId(multipart.uploadId()))
                .stream()
                .flatMap(page -> page.parts().stream())
                .map(part -> new StoredPart(
                        part.partNumber(), part.size(), StoredPart.unquoted(part.eTag()), part.lastModified()))
                .sorted(Comparator.comparingInt(StoredPart::partNumber))
                .toList());
    }

    @Override
    public void complete(Multipart multipart, List<StoredPart> parts) {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.partNumber())
                        .eTag('"' + part.etag() + '"')
                        .build())
                .toList();
        answered(() -> s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(multipart.key())
                .uploadId(multipart.uploadId())
                .multipartUpload(upload -> upload.parts(completed))
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(completeTimeout).apiCallTimeout(completeCallTimeout))));
    }

    @Override
    public void abort(Multipart multipart) {
        try {
            answered(() -> s3.abortMultipartUpload(
                    request -> request.bucket(bucket).key(multipart.key()).uploadId(multipart.uploadId())));
        } catch (NoSuchMultipart e) {
            log.debug("nothing left to abort", e);
        }
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return answered(() -> {
            try {
                return Optional.of(
                        stored(s3.headObject(request -> request.bucket(bucket).key(key))));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<ObjectStart> findStart(String key, int count) {
        return answered(() -> {
            try {
                return Optional.of(start(s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key(key).range("bytes=0-" + (count - 1)))));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return Optional.of(EMPTY);
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String key) {
        answered(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public List<Multipart> openedBefore(Instant instant, int limit) {
        return answered(() -> {
            List<Multipart> found = new ArrayList<>();
            for (MultipartUpload upload : s3.listMultipartUploadsPaginator(
                            request -> request.bucket(bucket).prefix(ObjectKeys.VIDEOS))
                    .uploads()) {
                if (upload.initiated() != null && upload.initiated().isBefore(instant)) {
                    found.add(new Multipart(upload.key(), upload.uploadId()));
                }
                if (found.size() == limit) {
                    break;
                }
            }
            return found;
        });
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredObject stored(HeadObjectResponse head) {
        return new StoredObject(head.contentLength(), uuid(head.metadata().get(SESSION)));
    }

    private static ObjectStart start(ResponseBytes<GetObjectResponse> start) {
        GetObjectResponse found = start.response();
        String range = found.contentRange(); // as in bytes 0-4095/123456
        long sizeBytes =
                range == null ? found.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
        UUID session = uuid(found.metadata().get(SESSION));
        return new ObjectStart(new StoredObject(sizeBytes, session), start.asByteArrayUnsafe());
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // why: metadata that we did not write names no session of ours
        }
    }

    private static <T> T answered(Supplier<T> call) {
        return S3Clients.answered(() -> {
            try {
                return call.get();
            } catch (S3Exception e) {
                if (isNoSuchUpload(e)) {
                    throw new NoSuchMultipart(e);
                }
                throw e;
            }
        });
    }

    private static boolean isNoSuchUpload(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return e instanceof NoSuchUploadException || (details != null && "NoSuchUpload".equals(details.errorCode()));
    }
}
