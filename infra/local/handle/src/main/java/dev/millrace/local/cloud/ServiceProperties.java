package dev.millrace.local.cloud;

import java.util.LinkedHashMap;
import java.util.Map;

/** Translates the endpoints of a cloud into the Spring properties of each service. Uses JDK classes only. */
final class ServiceProperties {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    private final CloudEndpoints cloud;

    ServiceProperties(CloudEndpoints cloud) {
        this.cloud = cloud;
    }

    /** The properties of {@code video-service}, {@code upload-service}, {@code transcode-worker} or {@code api-gateway}. */
    Map<String, String> of(String service) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "millrace.drain.time", "0s"); // why: no load balancer redirects clients, and stopping should be fast
        switch (service) {
            case "video-service" -> {
                tokens(properties);
                database(properties);
                storageAndQueues(properties);
                deadLetters(properties);
                playback(properties);
            }
            case "upload-service" -> {
                tokens(properties);
                database(properties);
                storageAndQueues(properties);
                properties.put(
                        "millrace.multipart.public-endpoint",
                        cloud.publicS3Endpoint().toString());
            }
            case "transcode-worker" -> {
                storageAndQueues(properties);
                deadLetters(properties);
            }
            case "api-gateway" -> {
                tokens(properties);
                if (!isCalledByDefaultName()) {
                    properties.put(
                            "millrace.hosts.allowed",
                            "127.0.0.1,localhost," + cloud.edge().getHost());
                }
                if (!cloud.allowedOrigins().isEmpty()) {
                    properties.put("millrace.cors.allowed-origins", String.join(",", cloud.allowedOrigins()));
                }
            }
            default -> throw new IllegalArgumentException("no such service: " + service);
        }
        return properties;
    }

    private boolean isCalledByDefaultName() {
        return "127.0.0.1".equals(cloud.edge().getHost());
    }

    private void tokens(Map<String, String> properties) {
        properties.put(JWT + "issuer-uri", cloud.issuer().toString());
        if (!isCalledByDefaultName()) {
            // why: this machine may not be able to reach itself under its external name.
            properties.put(
                    JWT + "jwk-set-uri", "http://127.0.0.1:" + cloud.issuer().getPort() + "/millrace/jwks");
        }
    }

    private void database(Map<String, String> properties) {
        properties.put("spring.datasource.url", cloud.jdbcUrl());
        properties.put("spring.datasource.username", cloud.jdbcUser());
        properties.put("spring.datasource.password", cloud.jdbcPassword());
    }

    private void storageAndQueues(Map<String, String> properties) {
        properties.put("spring.cloud.aws.region.static", cloud.region());
        properties.put("spring.cloud.aws.credentials.access-key", cloud.s3AccessKey());
        properties.put("spring.cloud.aws.credentials.secret-key", cloud.s3SecretKey());
        properties.put("spring.cloud.aws.s3.endpoint", cloud.s3Endpoint().toString());
        properties.put("spring.cloud.aws.s3.path-style-access-enabled", "true");
        properties.put("spring.cloud.aws.sqs.endpoint", cloud.sqsEndpoint().toString());
        properties.put("millrace.bucket.name", cloud.bucket());
        properties.put("millrace.queue.name", cloud.jobsQueue());
        properties.put("millrace.webhooks.secrets", cloud.webhookSecret());
    }

    private void deadLetters(Map<String, String> properties) {
        properties.put("millrace.queue.dead-letters", cloud.deadLetterQueue());
    }

    private void playback(Map<String, String> properties) {
        properties.put("millrace.playback.cdn-url", cloud.edge().toString());
        properties.put("millrace.playback.signing", cloud.signing() ? "SIGNED_COOKIES" : "UNSIGNED");
        properties.put("millrace.playback.key-pair-id", cloud.keyPairId());
        properties.put("millrace.playback.private-key", cloud.privateKeyPem());
        properties.put("millrace.playback.distribution-id", "LOCAL");
        properties.put(
                "millrace.playback.invalidation-endpoint",
                "http://127.0.0.1:" + cloud.edge().getPort());
        // why: a page on localhost that calls the API as localhost gets its cookies from there.
        properties.put("millrace.playback.cdn-follows-host", String.valueOf(isCalledByDefaultName()));
    }
}
