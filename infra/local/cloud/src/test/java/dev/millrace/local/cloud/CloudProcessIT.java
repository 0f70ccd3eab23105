package dev.millrace.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class CloudProcessIT {

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void childEndsWhenItsParentIsGoneAndTheNextOneHasEverything(@TempDir Path directory) throws Exception {
        CloudEndpoints before;
        String token;
        String upload;
        try (CloudProcess cloud = CloudProcess.startDurable(directory);
                AwsClients aws = new AwsClients(cloud.endpoints())) {
            before = cloud.endpoints();
            token = cloud.token("ann", "operator");
            execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");
            aws.s3.putObject(
                    request -> request.bucket(cloud.bucket()).key("videos/1/source.mp4"),
                    RequestBody.fromString("kept"));
            upload = aws.s3
                    .createMultipartUpload(
                            request -> request.bucket(cloud.bucket()).key("videos/2/source.mp4"))
                    .uploadId();
            aws.sqs.sendMessage(
                    request -> request.queueUrl(aws.queueUrl(cloud.jobsQueue())).messageBody("kept"));
            assertThat(before.childPids()).isNotEmpty().allMatch(Processes::runs);

            cloud.closeInput();

            await().atMost(Duration.ofMinutes(1)).until(() -> !cloud.process().isAlive());
            assertThat(before.childPids()).noneMatch(Processes::runs);
        }

        try (CloudProcess cloud = CloudProcess.startDurable(directory);
                AwsClients aws = new AwsClients(cloud.endpoints())) {
            assertThat(cloud.endpoints().privateKeyPem()).isEqualTo(before.privateKeyPem());
            assertThat(cloud.endpoints().webhookSecret()).isEqualTo(before.webhookSecret());
            assertThat(cloud.issuer()).isEqualTo(before.issuer());
            assertThat(Tokens.isSignedBy(cloud.issuer(), token)).isTrue();
            assertThat(number(cloud.endpoints(), "SELECT answer FROM kept")).isEqualTo(42);
            assertThat(aws.s3
                            .getObjectAsBytes(
                                    request -> request.bucket(cloud.bucket()).key("videos/1/source.mp4"))
                            .asUtf8String())
                    .isEqualTo("kept");
            assertThat(aws.s3
                            .listMultipartUploads(request -> request.bucket(cloud.bucket()))
                            .uploads())
                    .extracting(open -> open.uploadId())
                    .containsExactly(upload);
            assertThat(receive(aws, cloud.jobsQueue()))
                    .extracting(Message::body)
                    .containsExactly("kept");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void databaseThatAKilledCloudLeftBehindIsStoppedByTheNextStart(@TempDir Path directory) throws Exception {
        CloudEndpoints before;
        try (CloudProcess killed = CloudProcess.startDurable(directory)) {
            before = killed.endpoints();
            execute(before, "CREATE TABLE kept AS SELECT 7 AS answer");
            killed.process().destroyForcibly();
            killed.process().onExit().join();
            assertThat(before.childPids()).allMatch(Processes::runs);
        }

        try (CloudProcess next = CloudProcess.startDurable(directory)) {
            assertThat(before.childPids()).noneMatch(Processes::runs);
            assertThat(next.jdbcUrl()).isEqualTo(before.jdbcUrl());
            assertThat(number(next.endpoints(), "SELECT answer FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void jobReceivedFiveTimesGoesToTheDeadLetterQueue() {
        CloudProcess cloud = CloudProcess.shared();
        try (AwsClients aws = new AwsClients(cloud.endpoints())) {
            String jobs = aws.queueUrl(cloud.jobsQueue());
            assertThat(aws.sqs
                            .getQueueAttributes(request ->
                                    request.queueUrl(jobs).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                            .attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60");
            String poison = "poison " + UUID.randomUUID();
            aws.sqs.sendMessage(request -> request.queueUrl(jobs).messageBody(poison));

            for (int receive = 1; receive <= 5; receive++) {
                Message message = receive(aws, cloud.jobsQueue()).get(0);
                assertThat(message.body()).isEqualTo(poison);
                aws.sqs.changeMessageVisibility(request -> request.queueUrl(jobs)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            }

            assertThat(receive(aws, cloud.jobsQueue())).isEmpty();
            assertThat(receive(aws, cloud.deadLetterQueue()))
                    .extracting(Message::body)
                    .containsExactly(poison);
        }
    }

    private static List<Message> receive(AwsClients aws, String queue) {
        return aws.sqs
                .receiveMessage(request ->
                        request.queueUrl(aws.queueUrl(queue)).waitTimeSeconds(1).maxNumberOfMessages(1))
                .messages();
    }

    private static void execute(CloudEndpoints cloud, String sql) throws SQLException {
        try (Connection connection = connect(cloud);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(CloudEndpoints cloud, String sql) throws SQLException {
        return Integer.parseInt(text(cloud, sql));
    }

    private static String text(CloudEndpoints cloud, String sql) throws SQLException {
        try (Connection connection = connect(cloud);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(CloudEndpoints cloud) throws SQLException {
        return DriverManager.getConnection(cloud.jdbcUrl(), cloud.jdbcUser(), cloud.jdbcPassword());
    }
}
