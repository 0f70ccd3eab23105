package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A service's own application.yml, with nothing but what the environment of a task on AWS says. */
public final class TaskEnvironment {

    private static final String ACCESS_KEY = "AKIDOFTHETASK";

    private TaskEnvironment() {}

    /** The AWS clients of a task in eu-central-1. */
    public static ApplicationContextRunner task() {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                // why: this JVM's environment cannot be changed; the SDK reads these as it reads AWS_REGION and its
                // like
                .withSystemProperties(
                        "aws.region=eu-central-1", "aws.accessKeyId=" + ACCESS_KEY, "aws.secretAccessKey=secret")
                .withConfiguration(AutoConfigurations.of(
                        CredentialsProviderAutoConfiguration.class,
                        RegionProviderAutoConfiguration.class,
                        AwsAutoConfiguration.class,
                        S3AutoConfiguration.class,
                        SqsAutoConfiguration.class));
    }

    /** Fails unless bucket and queue are asked in the region and with the credentials of the task. */
    public static void checkClients() {
        task().run(context -> {
            check(context.getBean(S3Client.class).serviceClientConfiguration());
            check(context.getBean(SqsAsyncClient.class).serviceClientConfiguration());
        });
    }

    private static void check(AwsServiceClientConfiguration client) {
        assertThat(client.region()).isEqualTo(Region.EU_CENTRAL_1);
        assertThat(client.credentialsProvider().resolveIdentity().join().accessKeyId())
                .isEqualTo(ACCESS_KEY);
    }
}
