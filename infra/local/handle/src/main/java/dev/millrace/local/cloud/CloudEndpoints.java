package dev.millrace.local.cloud;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Endpoints and secrets of a running cloud. Uses JDK classes only.
 *
 * @param jdbcUrl of database {@code millrace}
 * @param jdbcUser its owner
 * @param jdbcPassword the owner's password
 * @param s3Endpoint path-style S3
 * @param s3AccessKey for S3 and SQS
 * @param s3SecretKey for S3 and SQS
 * @param region signing region
 * @param bucket the existing media bucket
 * @param sqsEndpoint SQS
 * @param jobsQueue name of the job queue
 * @param deadLetterQueue name of its dead-letter queue
 * @param issuer the identity provider
 * @param edge base URL of the CloudFront stand-in
 * @param signing whether the edge requires signatures
 * @param keyPairId id of the key that the edge trusts
 * @param privateKeyPem that key, PKCS#8
 * @param webhookSecret the Standard Webhooks secret that all services share
 * @param allowedOrigins web origins that may call
 * @param tokenSecret authorises tokens with roles at the identity provider
 * @param childPids processes to kill if the launcher was killed
 */
public record CloudEndpoints(
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        URI s3Endpoint,
        String s3AccessKey,
        String s3SecretKey,
        String region,
        String bucket,
        URI sqsEndpoint,
        String jobsQueue,
        String deadLetterQueue,
        URI issuer,
        URI edge,
        boolean signing,
        String keyPairId,
        String privateKeyPem,
        String webhookSecret,
        List<String> allowedOrigins,
        String tokenSecret,
        List<Long> childPids) {

    /** Prefix of the line by which a cloud in its own process reports that all parts answer; {@link #encode} follows. */
    public static final String READY = "MILLRACE-CLOUD-READY ";

    public CloudEndpoints {
        allowedOrigins = List.copyOf(allowedOrigins);
        childPids = List.copyOf(childPids);
    }

    /** S3's URL for clients. */
    public URI publicS3Endpoint() {
        return URI.create("http://" + edge.getHost() + ":" + s3Endpoint.getPort());
    }

    /** A copy with another database and its owner. */
    public CloudEndpoints withDatabase(String url, String user, String password) {
        return new CloudEndpoints(
                url,
                user,
                password,
                s3Endpoint,
                s3AccessKey,
                s3SecretKey,
                region,
                bucket,
                sqsEndpoint,
                jobsQueue,
                deadLetterQueue,
                issuer,
                edge,
                signing,
                keyPairId,
                privateKeyPem,
                webhookSecret,
                allowedOrigins,
                tokenSecret,
                childPids);
    }

    /** Encodes the endpoints as one line for {@link #decode}. */
    public String encode() {
        Properties lines = new Properties();
        lines.setProperty("jdbcUrl", jdbcUrl);
        lines.setProperty("jdbcUser", jdbcUser);
        lines.setProperty("jdbcPassword", jdbcPassword);
        lines.setProperty("s3Endpoint", s3Endpoint.toString());
        lines.setProperty("s3AccessKey", s3AccessKey);
        lines.setProperty("s3SecretKey", s3SecretKey);
        lines.setProperty("region", region);
        lines.setProperty("bucket", bucket);
        lines.setProperty("sqsEndpoint", sqsEndpoint.toString());
        lines.setProperty("jobsQueue", jobsQueue);
        lines.setProperty("deadLetterQueue", deadLetterQueue);
        lines.setProperty("issuer", issuer.toString());
        lines.setProperty("edge", edge.toString());
        lines.setProperty("signing", Boolean.toString(signing));
        lines.setProperty("keyPairId", keyPairId);
        lines.setProperty("privateKeyPem", privateKeyPem);
        lines.setProperty("webhookSecret", webhookSecret);
        lines.setProperty("allowedOrigins", String.join(",", allowedOrigins));
        lines.setProperty("tokenSecret", tokenSecret);
        lines.setProperty("childPids", childPids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        StringWriter text = new StringWriter();
        try {
            lines.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encode} wrote. */
    public static CloudEndpoints decode(String line) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new CloudEndpoints(
                lines.getProperty("jdbcUrl"),
                lines.getProperty("jdbcUser"),
                lines.getProperty("jdbcPassword"),
                URI.create(lines.getProperty("s3Endpoint")),
                lines.getProperty("s3AccessKey"),
                lines.getProperty("s3SecretKey"),
                lines.getProperty("region"),
                lines.getProperty("bucket"),
                URI.create(lines.getProperty("sqsEndpoint")),
                lines.getProperty("jobsQueue"),
                lines.getProperty("deadLetterQueue"),
                URI.create(lines.getProperty("issuer")),
                URI.create(lines.getProperty("edge")),
                Boolean.parseBoolean(lines.getProperty("signing")),
                lines.getProperty("keyPairId"),
                lines.getProperty("privateKeyPem"),
                lines.getProperty("webhookSecret"),
                list(lines.getProperty("allowedOrigins")),
                lines.getProperty("tokenSecret"),
                list(lines.getProperty("childPids")).stream().map(Long::valueOf).toList());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).filter(item -> !item.isBlank()).toList();
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "CloudEndpoints[" + jdbcUrl + ", s3 " + s3Endpoint + ", sqs " + sqsEndpoint + ", issuer " + issuer
                + ", edge " + edge + "]";
    }
}
