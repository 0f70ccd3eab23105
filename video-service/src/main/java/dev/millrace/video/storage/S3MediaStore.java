package dev.millrace.video.storage;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The media bucket in S3. Thread-safe. */
@Component
class S3MediaStore implements MediaStore {

    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final long largestText;
    private final S3ParallelCalls calls;

    S3MediaStore(S3Client s3, BucketProperties bucket, StorageProperties properties, S3ParallelCalls calls) {
        this.s3 = s3;
        this.bucket = bucket.name();
        this.largestText = properties.largestText().toBytes();
        this.calls = calls;
    }

    @Override
    public boolean exists(String key) {
        return S3Clients.answered(() -> head(key));
    }

    @Override
    public List<String> missing(Collection<String> keys) {
        List<String> asked = keys.stream().distinct().toList();
        return calls.each(asked, key -> head(key) ? Optional.<String>empty() : Optional.of(key)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<String> text(String key) {
        return S3Clients.answered(() -> {
            try {
                return Optional.of(s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key).range("bytes=0-" + (largestText - 1)))
                        .asUtf8String());
            } catch (S3Exception e) {
                return absent(e, Optional.empty());
            }
        });
    }

    @Override
    public List<String> folders(String prefix) {
        return S3Clients.answered(() -> s3
                .listObjectsV2Paginator(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .delimiter("/")
                        .build())
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
    }

    @Override
    public List<String> foldersAfter(String prefix, String after, int limit) {
        // why: all keys of the folder come after its own name; the sign that follows a slash ends it
        String begin = after.isEmpty() ? null : after.substring(0, after.length() - 1) + (char) ('/' + 1);
        return S3Clients.answered(() -> s3
                .listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .delimiter("/")
                        .startAfter(begin)
                        .maxKeys(limit)
                        .build())
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
    }

    @Override
    public boolean isEmpty(String prefix) {
        return S3Clients.answered(() -> s3.listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .maxKeys(1)
                        .build())
                .contents()
                .isEmpty());
    }

    @Override
    public int purge(String prefix) {
        return S3Clients.answered(() -> {
            int purged = 0;
            ListObjectsV2Response page;
            do {
                page = s3.listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .build());
                purged += delete(page);
            } while (Boolean.TRUE.equals(page.isTruncated()));
            return purged;
        });
    }

    private int delete(ListObjectsV2Response page) {
        List<String> keys = page.contents().stream().map(S3Object::key).toList();
        S3Clients.delete(s3, bucket, keys);
        return keys.size();
    }

    private boolean head(String key) {
        try {
            s3.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (S3Exception e) {
            return absent(e, false);
        }
    }

    private static <T> T absent(S3Exception e, T answer) {
        if (e.statusCode() == NOT_FOUND) {
            return answer;
        }
        throw e;
    }
}
