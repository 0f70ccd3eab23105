package dev.millrace.proof.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a video in storage. */
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

    /**
     * Objects and multipart uploads that should not exist.
     *
     * @param explained the source, and the folders of served outputs
     * @param multiparts ids of the uploads of live sessions
     */
    List<String> orphans(String videoId, Set<String> explained, Set<String> multiparts) {
        List<String> found = new ArrayList<>();
        String prefix = "videos/" + videoId + "/";
        s3.listMultipartUploads(request -> request.bucket(bucket).prefix(prefix)).uploads().stream()
                .map(MultipartUpload::uploadId)
                .filter(id -> !multiparts.contains(id))
                .forEach(id ->
                        found.add("video " + videoId + " has an open multipart upload that no live session owns"));
        List<String> keys =
                s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .filter(key -> explained.stream().noneMatch(key::startsWith))
                        .toList();
        if (!keys.isEmpty()) {
            found.add(keys.size() + " objects are orphaned, such as " + keys.get(0));
        }
        return found;
    }

    @Override
    public void close() {
        s3.close();
    }
}
