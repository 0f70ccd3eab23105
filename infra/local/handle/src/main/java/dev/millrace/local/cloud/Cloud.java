package dev.millrace.local.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A running cloud: PostgreSQL, S3, SQS, an identity provider and a CDN edge. Its libraries are only on the class path of the
 * implementing module, so the suite and the proofs know only this interface. Thread-safe.
 */
public interface Cloud extends AutoCloseable {

    /**
     * Starts everything in this JVM and returns when every part answers.
     *
     * @throws IllegalStateException when no cloud is on the class path
     */
    static Cloud start(CloudOptions options) throws Exception {
        return ServiceLoader.load(CloudFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cloud on the class path"))
                .start(options);
    }

    /** All endpoints and secrets. */
    CloudEndpoints endpoints();

    /** The Spring properties of {@code video-service}, {@code upload-service}, {@code transcode-worker} or {@code api-gateway}. */
    default Map<String, String> serviceProperties(String service) {
        return new ServiceProperties(endpoints()).of(service);
    }

    /** An access token for a user, valid for 12 hours. */
    String token(String user, String... roles);

    /** Stops PostgreSQL gracefully, which ends all connections, and restarts it after {@code away}. */
    void restartDatabase(Duration away) throws Exception;

    /** Stops S3 and restarts it after {@code away}. */
    void restartStorage(Duration away) throws Exception;

    /** Stops SQS and restarts it after {@code away}; only a durable cloud keeps the messages. */
    void restartQueue(Duration away) throws Exception;

    /** Duration of the start. */
    Duration startedIn();

    /** Stops every part; the data of a cloud that is not durable is deleted. */
    @Override
    void close();
}
