package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Part;

/** A presigned URL permits nothing beyond what was signed, as with S3. */
class SignedRequestIT {

    private static final byte[] PART = "a part of a film".getBytes(UTF_8);

    private final CloudProcess cloud = CloudProcess.shared();
    private final AwsClients aws = new AwsClients(cloud.endpoints());
    private final String key = "videos/" + UUID.randomUUID() + "/source.mp4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Signature > X%2DAmz-Signature",
                "X-Amz-Signature > %58-Amz-Signature",
                "X-Amz-SignedHeaders > X-Amz-Signed%48eaders",
                "X-Amz-Algorithm > x-amz-algorithm",
                "partNumber > part%4Eumber"
            })
    void parameterNamesWrittenAnotherWayAreRefused(String change) {
        String upload = open();
        String[] names = change.split(" > ");
        URI uri = replace(sign(upload, 1), names[0] + "=", names[1] + "=");

        assertThat(Http.put(uri, PART).statusCode()).isEqualTo(403);
        assertThat(parts(upload)).isEmpty();
    }

    @Test
    void sourceOfSomebodyElseIsNotCopiedWhateverTheParametersLookLike() {
        aws.s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(PART));
        String upload = open();
        URI uri = sign(upload, 1);
        String source = "/" + cloud.bucket() + "/" + key;

        for (URI written : List.of(
                replace(uri, "X-Amz-Signature", "X%2DAmz-Signature"),
                URI.create(uri + "&X%2DAmz-SignedHeaders=x-amz-copy-source"),
                URI.create(uri + "&X-Amz-Unknown=1"))) {
            assertThat(Http.put(written, PART, "x-amz-copy-source", source).statusCode())
                    .isEqualTo(403);
        }
        assertThat(parts(upload)).isEmpty();
    }

    @Test
    void bodyOfTwoLengthsIsRefused() throws IOException {
        String upload = open();
        URI uri = sign(upload, 1);

        String answer = RawHttp.send(
                uri, """
                PUT %s HTTP/1.1
                Host: %s
                Content-Length: %d
                Transfer-Encoding: chunked
                Connection: close

                20
                more bytes than were declared...
                0

                """.formatted(uri.getRawPath() + "?" + uri.getRawQuery(), uri.getRawAuthority(), PART.length));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("<Code>InvalidRequest</Code>");
        assertThat(parts(upload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video/mp4",
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data"
            })
    void partMayHaveAnyContentType(String type) {
        assertThat(Http.put(sign(open(), 1), PART, "Content-Type", type).statusCode())
                .isEqualTo(200);
    }

    @Test
    void partWithATokenBesideTheSignatureIsRefusedAsByS3() {
        HttpResponse<byte[]> answer = Http.put(sign(open(), 1), PART, "Authorization", "Bearer something");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), UTF_8))
                .contains("<Code>InvalidArgument</Code>", "Only one auth mechanism allowed");
    }

    @Test
    void bodyOfAnotherLengthIsToldWhatIsSigned() {
        String upload = open();

        HttpResponse<byte[]> answer = Http.put(signForLength(upload, PART.length + 1L), PART);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), UTF_8))
                .contains(
                        "<Code>SignatureDoesNotMatch</Code>",
                        "Content-Length is signed",
                        "has " + PART.length,
                        "sizeBytes")
                .endsWith("</Error>");
        assertThat(parts(upload)).isEmpty();
        assertThat(Http.put(signForLength(upload, PART.length), PART).statusCode())
                .isEqualTo(200);
    }

    @Test
    void storeAnswersToItsOwnNamesOnly() throws IOException {
        URI uri = sign(open(), 1);

        String answer =
                RawHttp.send(uri, "GET " + uri.getRawPath() + " HTTP/1.1\nHost: evil.example\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 421 ");
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

    private URI sign(String upload, int part) {
        return URI.create(aws.presigner
                .presignUploadPart(presign -> presign.signatureDuration(Duration.ofHours(1))
                        .uploadPartRequest(request -> request.bucket(cloud.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(part)))
                .url()
                .toString());
    }

    private URI signForLength(String upload, long bytes) {
        return URI.create(aws.presigner
                .presignUploadPart(presign -> presign.signatureDuration(Duration.ofHours(1))
                        .uploadPartRequest(request -> request.bucket(cloud.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(1)
                                .contentLength(bytes)))
                .url()
                .toString());
    }

    private static URI replace(URI uri, String from, String to) {
        return URI.create(uri.toString().replace(from, to));
    }
}
