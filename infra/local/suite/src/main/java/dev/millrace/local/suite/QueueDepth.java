package dev.millrace.local.suite;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts the messages in the queues of a running suite. */
public final class QueueDepth {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TARGET = "X-Amz-Target";
    private static final String ACCOUNT = "/000000000000/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CloudEndpoints cloud;
    private final SignatureV4 signature;

    /** @param cloud access to its SQS */
    public QueueDepth(CloudEndpoints cloud) {
        this.cloud = cloud;
        this.signature = new SignatureV4(cloud.s3AccessKey(), cloud.s3SecretKey(), "sqs", Clock.systemUTC());
    }

    /**
     * Those that wait, are delayed or are being worked on.
     *
     * @param queue its name
     */
    public int of(String queue) throws IOException, InterruptedException {
        String url = cloud.sqsEndpoint() + ACCOUNT + queue;
        byte[] body = JSON.writeValueAsBytes(Map.of("QueueUrl", url, "AttributeNames", List.of("All")));
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.sqsEndpoint().resolve("/"))
                .header(TARGET, "AmazonSQS.GetQueueAttributes")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofByteArray(body));
        signature
                .sign(
                        new SignatureV4.Call(
                                "POST",
                                "/",
                                Map.of(
                                        "Host",
                                        List.of(cloud.sqsEndpoint().getAuthority()),
                                        TARGET,
                                        List.of("AmazonSQS.GetQueueAttributes")),
                                body),
                        cloud.region())
                .forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("SQS answers " + answer.statusCode() + " " + answer.body());
        }
        JsonNode attributes = JSON.readTree(answer.body()).path("Attributes");
        return attributes.path("ApproximateNumberOfMessages").asInt()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt()
                + attributes.path("ApproximateNumberOfMessagesDelayed").asInt();
    }
}
