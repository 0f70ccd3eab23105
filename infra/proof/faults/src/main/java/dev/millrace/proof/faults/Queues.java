package dev.millrace.proof.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.cloud.signature.SignatureV4;
import dev.millrace.local.process.Await;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages in the queues of a suite. */
final class Queues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TARGET = "X-Amz-Target";
    private static final String ACCOUNT = "/000000000000/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CloudEndpoints cloud;
    private final SignatureV4 signature;

    private Queues(CloudEndpoints cloud) {
        this.cloud = cloud;
        this.signature = new SignatureV4(cloud.s3AccessKey(), cloud.s3SecretKey(), "sqs", Clock.systemUTC());
    }

    static Queues of(CloudEndpoints cloud) {
        return new Queues(cloud);
    }

    /**
     * Messages left although no work is left.
     *
     * @param exhausted number of jobs that exhausted their attempts and may each have left a dead letter
     */
    List<String> leftovers(int exhausted) throws IOException, InterruptedException {
        int jobs = Await.answer(() -> count(cloud.jobsQueue()), count -> count == 0, Aftermath.BOUND);
        List<String> left = new ArrayList<>();
        if (jobs > 0) {
            left.add("after all seeds of this suite " + jobs + " jobs are left in the queue");
        }
        if (count(cloud.deadLetterQueue()) > exhausted) {
            left.add("after all seeds of this suite there are " + count(cloud.deadLetterQueue()) + " dead letters, and "
                    + exhausted + " jobs have failed for good");
        }
        return left;
    }

    private int count(String queue) throws IOException, InterruptedException {
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
