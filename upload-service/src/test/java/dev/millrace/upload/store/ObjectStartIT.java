package dev.millrace.upload.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.upload.RunningUploadService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A whole object and how it starts, by one call. */
@RunningUploadService
class ObjectStartIT {

    private final S3Client s3;
    private final MultipartStore store;
    private final String bucket;
    private final String key = "videos/" + UUID.randomUUID() + "/source.mp4";

    ObjectStartIT(S3Client s3, ForgetfulStore store, BucketProperties properties) {
        this.s3 = s3;
        this.store = store;
        this.bucket = properties.name();
    }

    @Test
    void sizeIsThatOfTheWholeObject() {
        UUID session = UUID.randomUUID();
        put(new byte[] {1, 2, 3, 4, 5}, Map.of("millrace-session", session.toString()));

        ObjectStart start = store.findStart(key, 3).orElseThrow();

        assertThat(start.object()).isEqualTo(new StoredObject(5, session)).isEqualTo(found());
        assertThat(start.firstBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void shortObjectIsReadWhole() {
        put(new byte[] {1, 2, 3}, Map.of());

        ObjectStart start = store.findStart(key, 4).orElseThrow();

        assertThat(start.object()).isEqualTo(new StoredObject(3, null)).isEqualTo(found());
        assertThat(start.firstBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void emptyObjectIsNoFailure() {
        put(new byte[0], Map.of());

        ObjectStart start = store.findStart(key, 4).orElseThrow();

        assertThat(start.object()).isEqualTo(found());
        assertThat(start.firstBytes()).isEmpty();
    }

    @Test
    void missingObjectIsNotFound() {
        assertThat(store.findStart(key, 4)).isEmpty();
    }

    private StoredObject found() {
        return store.find(key).orElseThrow();
    }

    private void put(byte[] bytes, Map<String, String> metadata) {
        s3.putObject(request -> request.bucket(bucket).key(key).metadata(metadata), RequestBody.fromBytes(bytes));
    }
}
