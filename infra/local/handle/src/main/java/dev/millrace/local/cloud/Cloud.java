package dev.millrace.local.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A running cloud: PostgreSQL, S3, SQS, an identity provider and a CDN edge. Its libraries are on the class path of the module
 * that implements it and on no other, so this is all that the suite and the proofs know of it. Thread-safe.
 */
public interface Cloud extends AutoCloseable {

    /**
     * Starts everything in this JVM and returns when all of it answers.
     *
     * @throws IllegalStateException when no cloud is on the class path
     */
    static Cloud start(CloudOptions options) throws Exception {
        return ServiceLoader.load(CloudFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cloud on the class path"))
                .start(options);
    }

    /** Every endpoint and secret of it. */
    CloudEndpoints endpoints();

    /** The Spring properties of {@code video-service}, {@code upload-service}, {@code transcode-worker} or {@code api-gateway}. */
    default Map<String, String> serviceProperties(String service) {
        return new ServiceProperties(endpoints()).of(service);
    }

    /** An access token for a user, valid for 12 hours. */
    String token(String user, String... roles);

    /** Stops PostgreSQL in order, which ends all connections, and starts it again after {@code away}. */
    void restartDatabase(Duration away) throws Exception;

    /** Stops S3 and starts it again after {@code away}. */
    void restartStorage(Duration away) throws Exception;

    /** Stops SQS and starts it again after {@code away}; only a durable cloud has kept the messages then. */
    void restartQueue(Duration away) throws Exception;

    /** How long the start took. */
    Duration startedIn();

    /** Stops every part; the data of a cloud that is not durable is deleted. */
    @Override
    void close();
}
