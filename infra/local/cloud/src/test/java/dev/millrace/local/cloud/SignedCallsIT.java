package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Queues and invalidations require the key, as on AWS. */
class SignedCallsIT {

    private static final String[] LIST = {
        "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS.ListQueues"
    };

    private final CloudProcess cloud = CloudProcess.shared();
    private final AwsClients aws = new AwsClients(cloud.endpoints());
    private final URI queues = cloud.endpoints().sqsEndpoint();

    @Test
    void queueTakesWhatOurKeySigned() {
        String url = aws.queueUrl(cloud.jobsQueue());

        assertThat(url).isEqualTo(queues + "/000000000000/" + cloud.jobsQueue());
        assertThat(aws.sqs.listQueues().queueUrls()).contains(url);
    }

    @Test
    void queueRefusesUnsignedCalls() {
        HttpResponse<byte[]> answer = Http.call("POST", queues.resolve("/"), "{}", LIST);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), UTF_8)).contains("InvalidSignatureException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?Action=ListQueues", "/000000000000/transcode-jobs?Action=ReceiveMessage", "/health"})
    void queueRefusesUnsignedReads(String path) {
        assertThat(Http.get(queues.resolve(path)).statusCode()).isEqualTo(403);
    }

    @Test
    void queueRefusesAnotherKey() {
        try (SqsClient stranger = SqsClient.builder()
                .endpointOverride(queues)
                .region(Region.of(cloud.endpoints().region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.endpoints().s3AccessKey(), "another-secret")))
                .build()) {
            assertThatThrownBy(stranger::listQueues)
                    .isInstanceOfSatisfying(
                            SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void queueRefusesWebPages() {
        assertThatThrownBy(() -> aws.sqs.listQueues(request ->
                        request.overrideConfiguration(with -> with.putHeader("Origin", "https://evil.example"))))
                .isInstanceOfSatisfying(
                        SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    @Test
    void queueAnswersToItsOwnNamesOnly() throws IOException {
        assertThat(RawHttp.send(
                        queues, "POST / HTTP/1.1\nHost: evil.example\nContent-Length: 0\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void invalidationByAnotherKeyIsRefused() {
        try (CloudFrontClient stranger = CloudFrontClient.builder()
                .endpointOverride(cloud.edge())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build()) {
            assertThatThrownBy(() -> stranger.createInvalidation(request -> request.distributionId("LOCAL")
                            .invalidationBatch(batch -> batch.callerReference("1")
                                    .paths(paths -> paths.quantity(1).items("/videos/*")))))
                    .isInstanceOfSatisfying(
                            CloudFrontException.class,
                            e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void invalidationByAWebPageIsRefused() {
        assertThat(Http.call(
                                "POST",
                                cloud.edge().resolve("/_edge/invalidations"),
                                "{\"paths\":[\"/*\"]}",
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }
}
