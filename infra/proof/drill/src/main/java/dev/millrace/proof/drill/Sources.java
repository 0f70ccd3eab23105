package dev.millrace.proof.drill;

import dev.millrace.local.cloud.CloudEndpoints;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploaded files in storage. */
final class Sources {

    private Sources() {}

    /** Deletes a video's uploaded source, as an operator may by mistake; returns the number of objects. */
    static int delete(CloudEndpoints cloud, String videoId) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(cloud.s3Endpoint())
                .region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.s3AccessKey(), cloud.s3SecretKey())))
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            var objects = s3
                    .listObjectsV2(request -> request.bucket(cloud.bucket()).prefix("videos/" + videoId + "/"))
                    .contents()
                    .stream()
                    .filter(object -> object.key().contains("/source"))
                    .toList();
            objects.forEach(object ->
                    s3.deleteObject(request -> request.bucket(cloud.bucket()).key(object.key())));
            return objects.size();
        }
    }
}
