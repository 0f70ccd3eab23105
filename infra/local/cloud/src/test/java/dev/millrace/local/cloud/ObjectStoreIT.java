package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

class ObjectStoreIT {

    private static final byte[] PART = "a part of a film".getBytes(UTF_8);
    private static final String ORIGIN = "http://localhost:5173";

    private final CloudProcess cloud = CloudProcess.shared();
    private final AwsClients aws = new AwsClients(cloud.endpoints());
    private final String key = "videos/" + UUID.randomUUID() + "/source.mp4";

    @Test
    void presignedPartIsStoredAndListedWithItsSizeAndETag() {
        String upload = open();

        HttpResponse<byte[]> answer = Http.put(sign(upload, 1), PART);

        assertThat(answer.statusCode()).isEqualTo(200);
        Part listed = parts(upload).get(0);
        assertThat(listed.partNumber()).isEqualTo(1);
        assertThat(listed.size()).isEqualTo(PART.length);
        assertThat(listed.eTag()).isEqualTo(answer.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void presignedPartIsRefusedOnceItHasExpired() {
        URI uri = sign(open(), 1, Duration.ofSeconds(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(Http.put(uri, PART).statusCode()).isEqualTo(403));
    }

    @Test
    void presignedPartIsRefusedForAnotherPartMethodOrSignature() {
        String upload = open();
        URI uri = sign(upload, 1);

        assertThat(Http.put(replace(uri, "partNumber=1", "partNumber=2"), PART).statusCode())
                .isEqualTo(403);
        assertThat(Http.get(uri).statusCode()).isEqualTo(403);
        assertThat(Http.put(URI.create(uri + "0"), PART).statusCode()).isEqualTo(403);
        assertThat(parts(upload)).isEmpty();
    }

    @Test
    void presignedPartIsRefusedWithAnythingThatItsSignatureDoesNotCover() {
        aws.s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(PART));
        String upload = open();
        URI uri = sign(upload, 1);

        assertThat(Http.put(uri, PART, "x-amz-copy-source", "/" + cloud.bucket() + "/" + key)
                        .statusCode())
                .isEqualTo(403);
        assertThat(Http.put(uri, PART, "X-Amz-Acl", "public-read").statusCode()).isEqualTo(403);
        assertThat(Http.put(URI.create(uri + "&partNumber=2"), PART).statusCode())
                .isEqualTo(403);
        assertThat(parts(upload)).isEmpty();
    }

    @Test
    void refusalsCanBeReadAndTheirConnectionUsedAgain() {
        URI uri = sign(open(), 1);
        URI tampered = URI.create(uri + "0");
        byte[] longerThanASocketHolds = new byte[1 << 20];

        for (int i = 0; i < 100; i++) {
            assertThat(Http.put(tampered, longerThanASocketHolds).statusCode()).isEqualTo(403);
            assertThat(Http.put(uri, PART).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoHoldsTheBodyBackIsRefusedAtOnceAndToldThatTheConnectionEnds() {
        URI tampered = URI.create(sign(open(), 1) + "0");

        HttpResponse<byte[]> refused = Http.putOnceAsked(tampered, PART);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void partsOfAnAbortedUploadAreNoSuchUpload() {
        String upload = open();
        URI uri = sign(upload, 1);
        aws.s3.abortMultipartUpload(
                request -> request.bucket(cloud.bucket()).key(key).uploadId(upload));

        HttpResponse<byte[]> answer = Http.put(uri, PART);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("<Code>NoSuchUpload</Code>");
        assertThatThrownBy(() -> parts(upload)).isInstanceOf(NoSuchUploadException.class);
    }

    @Test
    void uploadThatNeverWasIsNoSuchUpload() {
        String upload = UUID.randomUUID().toString();

        assertThat(Http.put(sign(upload, 1), PART).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> parts(upload)).isInstanceOf(NoSuchUploadException.class);
        assertThatThrownBy(() -> complete(upload, "\"0\"")).isInstanceOf(NoSuchUploadException.class);
    }

    @Test
    void moreThanAThousandPartsAreListedCompletely() {
        String upload = open();
        IntStream.rangeClosed(1, 1003)
                .parallel()
                .forEach(number -> aws.s3.uploadPart(
                        request -> request.bucket(cloud.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(new byte[] {1})));

        List<Integer> numbers = aws
                .s3
                .listPartsPaginator(
                        request -> request.bucket(cloud.bucket()).key(key).uploadId(upload))
                .parts()
                .stream()
                .map(Part::partNumber)
                .toList();

        assertThat(numbers).hasSize(1003).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void completedUploadIsAnObjectAndTakesNoMoreParts() {
        String upload = open();
        URI uri = sign(upload, 1);
        String eTag = Http.put(uri, PART).headers().firstValue("ETag").orElseThrow();

        complete(upload, eTag);

        assertThat(aws.s3
                        .headObject(request -> request.bucket(cloud.bucket()).key(key))
                        .contentLength())
                .isEqualTo(PART.length);
        assertThat(Http.put(uri, PART).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyReadsWithoutASignature() {
        aws.s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(PART));

        assertThat(Http.get(cloud.s3Endpoint().resolve("/" + cloud.bucket() + "/" + key))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Http.get(cloud.s3Endpoint().resolve("/" + cloud.bucket())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void webPageOfAnAllowedOriginPutsPartsAndReadsTheirETag() {
        URI uri = sign(open(), 1);

        HttpResponse<byte[]> preflight =
                Http.call("OPTIONS", uri, "", "Origin", ORIGIN, "Access-Control-Request-Method", "PUT");
        HttpResponse<byte[]> put = Http.put(uri, PART, "Origin", ORIGIN);

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(ORIGIN);
        assertThat(put.headers().firstValue("Access-Control-Expose-Headers")).contains("ETag, Date");
    }

    @Test
    void webPageOfAnotherOriginMayNot() {
        HttpResponse<byte[]> preflight = Http.call(
                "OPTIONS",
                sign(open(), 1),
                "",
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "PUT");

        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void whoListsDuringACompletionSeesAllPartsOrNoUpload() throws Exception {
        String upload = open();
        String eTag =
                Http.put(sign(upload, 1), PART).headers().firstValue("ETag").orElseThrow();
        CompletableFuture<Void> completion = CompletableFuture.runAsync(() -> complete(upload, eTag));
        while (!completion.isDone()) {
            try {
                assertThat(parts(upload)).hasSize(1);
            } catch (NoSuchUploadException gone) {
                break;
            }
        }
        completion.get(30, TimeUnit.SECONDS);
    }

    private String open() {
        return aws.s3
                .createMultipartUpload(request -> request.bucket(cloud.bucket()).key(key))
                .uploadId();
    }

    private List<Part> parts(String upload) {
        return aws.s3
                .listParts(request -> request.bucket(cloud.bucket()).key(key).uploadId(upload))
                .parts();
    }

    private void complete(String upload, String eTag) {
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(eTag).build();
        aws.s3.completeMultipartUpload(request ->
                request.bucket(cloud.bucket()).key(key).uploadId(upload).multipartUpload(parts -> parts.parts(part)));
    }

    private URI sign(String upload, int part) {
        return sign(upload, part, Duration.ofHours(1));
    }

    private URI sign(String upload, int part, Duration life) {
        return URI.create(aws.presigner
                .presignUploadPart(presign -> presign.signatureDuration(life)
                        .uploadPartRequest(request -> request.bucket(cloud.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(part)))
                .url()
                .toString());
    }

    private static URI replace(URI uri, String from, String to) {
        return URI.create(uri.toString().replace(from, to));
    }
}
