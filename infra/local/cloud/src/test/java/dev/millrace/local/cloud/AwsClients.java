package dev.millrace.local.cloud;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services' AWS clients, connected to an embedded cloud. */
final class AwsClients implements AutoCloseable {

    final S3Client s3;
    final S3Presigner presigner;
    final SqsClient sqs;

    AwsClients(CloudEndpoints cloud) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.s3AccessKey(), cloud.s3SecretKey()));
        Region region = Region.of(cloud.region());
        s3 = S3Client.builder()
                .endpointOverride(cloud.s3Endpoint())
                .region(region)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .build();
        presigner = S3Presigner.builder()
                .endpointOverride(cloud.s3Endpoint())
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(region)
                .credentialsProvider(credentials)
                .build();
    }

    String queueUrl(String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    @Override
    public void close() {
        s3.close();
        presigner.close();
        sqs.close();
    }
}
