package dev.millrace.common.bucket;

import dev.millrace.common.problem.Unavailable;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** How the services' clients of S3 are built, and what their failures mean. Endpoint, region and path style are Spring Cloud AWS's. */
public final class S3Clients {

    private static final int MOST_CONNECTIONS = 64;

    static {
        // why: the SDK asks the JDK for an XML parser in each new thread, and with virtual threads that is in each
        // call:
        // without the parser's name the JDK searches the whole class path for one
        System.setProperty(
                "javax.xml.stream.XMLInputFactory",
                XMLInputFactory.newDefaultFactory().getClass().getName());
    }

    private S3Clients() {}

    /**
     * A client with the time limits and attempts of the settings.
     *
     * @param silence longest wait for the next byte of an answer
     */
    public static S3ClientCustomizer bounded(BucketProperties bucket, Duration silence) {
        // why: the SDK's own trailing checksums are refused by S3-compatible stores; TLS guards the way
        return client -> client.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(MOST_CONNECTIONS)
                        .socketTimeout(silence))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(bucket.attemptTimeout())
                        .apiCallTimeout(bucket.callTimeout())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(bucket.attempts())
                                .build()));
    }

    /** What S3 answers. @throws Unavailable when it does not, or not as one can go on with */
    public static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new Unavailable("The media storage", e);
        }
    }

    /**
     * Deletes objects with one call.
     *
     * @param keys at most 1,000
     * @throws SdkException when S3 did not answer, or left one of them
     */
    public static void delete(S3Client s3, String bucket, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        // why: S3 answers 200 also when it may not delete one
        List<S3Error> left = s3.deleteObjects(request -> request.bucket(bucket)
                        .delete(all -> all.objects(objects).quiet(true)))
                .errors();
        if (!left.isEmpty()) {
            S3Error first = left.get(0);
            throw SdkClientException.create("%d of %d objects are not deleted; %s: %s"
                    .formatted(left.size(), objects.size(), first.key(), first.code()));
        }
    }
}
