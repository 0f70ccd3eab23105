package dev.millrace.local.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in storage of a video. */
final class Storage implements AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    Storage(CloudEndpoints cloud) {
        this.bucket = cloud.bucket();
        this.s3 = S3Client.builder()
                .endpointOverride(cloud.s3Endpoint())
                .region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.s3AccessKey(), cloud.s3SecretKey())))
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** What should not be there: parts of an upload, and outputs of more than one attempt. */
    List<String> leftovers(String videoId) {
        List<String> found = new ArrayList<>();
        String prefix = "videos/" + videoId + "/";
        s3.listMultipartUploads(request -> request.bucket(bucket).prefix(prefix))
                .uploads()
                .forEach(upload -> found.add("an open multipart upload of " + upload.key()));
        Set<String> attempts =
                s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + "hls/")).contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()).split("/"))
                        .map(steps -> steps[1] + "/" + steps[2])
                        .collect(Collectors.toSet());
        if (attempts.size() > 1) {
            found.add("outputs of " + attempts.size() + " attempts of video " + videoId);
        }
        return found;
    }

    @Override
    public void close() {
        s3.close();
    }
}
