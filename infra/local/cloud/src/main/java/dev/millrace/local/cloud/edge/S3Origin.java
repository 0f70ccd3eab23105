package dev.millrace.local.cloud.edge;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Streams objects from S3. */
final class S3Origin implements AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    S3Origin(EdgeOptions.Origin origin) {
        URI endpoint = origin.endpoint();
        bucket = origin.bucket();
        s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(origin.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(origin.accessKey(), origin.secretKey())))
                .forcePathStyle(true)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(Edge.THREADS)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(10)))
                .build();
    }

    /** Opens the object or a range; the caller closes or aborts the stream. */
    ResponseInputStream<GetObjectResponse> get(String key, @Nullable ByteRange range) {
        String bytes = range == null ? null : "bytes=" + range.first() + "-" + range.last();
        return s3.getObject(
                GetObjectRequest.builder().bucket(bucket).key(key).range(bytes).build());
    }

    /** Reads the metadata from the response to a GET of the whole object. */
    static ObjectHead head(GetObjectResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "Content-Type", answer.contentType());
        put(headers, "Content-Encoding", answer.contentEncoding());
        put(headers, "Cache-Control", answer.cacheControl());
        put(headers, "ETag", answer.eTag());
        if (answer.lastModified() != null) {
            headers.put(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            answer.lastModified().atOffset(ZoneOffset.UTC)));
        }
        return new ObjectHead(answer.contentLength(), answer.eTag(), headers);
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(name, value);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
