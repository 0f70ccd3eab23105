package dev.millrace.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.cloud.embedded.EmbeddedCloud;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class CloudRestartIT {

    @TempDir
    private Path directory;

    @Test
    void whatWasStoredSentAndWrittenIsThereAfterEachPartWasAway() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(CloudOptions.durable(directory));
                AwsClients aws = new AwsClients(cloud.endpoints())) {
            String bucket = cloud.endpoints().bucket();
            String queue = aws.queueUrl(cloud.endpoints().jobsQueue());
            aws.s3.putObject(request -> request.bucket(bucket).key("a"), RequestBody.fromString("stored"));
            aws.sqs.sendMessage(request -> request.queueUrl(queue).messageBody("sent"));
            execute(cloud, "create table written (word text)");

            cloud.restartStorage(Duration.ZERO);
            cloud.restartQueue(Duration.ZERO);
            cloud.restartDatabase(Duration.ZERO);

            assertThat(aws.s3
                            .getObjectAsBytes(request -> request.bucket(bucket).key("a"))
                            .asUtf8String())
                    .isEqualTo("stored");
            assertThat(aws.sqs
                            .receiveMessage(request -> request.queueUrl(queue))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).isEqualTo("sent"));
            execute(cloud, "insert into written values ('written')");
        }
    }

    private static void execute(EmbeddedCloud cloud, String sql) throws Exception {
        CloudEndpoints at = cloud.endpoints();
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.jdbcUser(), at.jdbcPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
