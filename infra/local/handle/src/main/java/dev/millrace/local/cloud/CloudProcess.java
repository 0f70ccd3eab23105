package dev.millrace.local.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away cloud in a child JVM, for the services' tests, which must not have its libraries on their class path; or in
 * containers, when the tests ask for {@link CloudContainers}. Uses JDK classes only. The child exits with this JVM, however this
 * JVM ends.
 */
public final class CloudProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final @Nullable Process process;
    private final CloudEndpoints endpoints;
    private final Runnable stop;
    private final HttpClient http = HttpClient.newHttpClient();

    private CloudProcess(@Nullable Process process, CloudEndpoints endpoints, Runnable stop) {
        this.process = process;
        this.endpoints = endpoints;
        this.stop = stop;
    }

    /** The shared cloud of this test JVM, started on first use and closed at exit. */
    public static CloudProcess shared() {
        return Shared.INSTANCE;
    }

    /** Starts a separate cloud and waits until every part answers. */
    public static CloudProcess start() {
        if (CloudContainers.areAsked()) {
            CloudContainers containers = CloudContainers.find();
            return new CloudProcess(null, containers.start(), containers::close);
        }
        try {
            Path temporary = Files.createTempDirectory("millrace-cloud-");
            return start(temporary, false, temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a child JVM with a cloud whose data, secrets and ports persist in {@code directory}. */
    public static CloudProcess startDurable(Path directory) {
        try {
            return start(Files.createDirectories(directory).toAbsolutePath(), true, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloudProcess start(Path directory, boolean durable, @Nullable Path temporary) throws IOException {
        Path log = directory.resolve("cloud.log");
        Process process = new ProcessBuilder(ChildCommand.of(directory, durable))
                .redirectError(log.toFile())
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(CloudEndpoints.READY)) {
                CloudEndpoints endpoints = CloudEndpoints.decode(line.substring(CloudEndpoints.READY.length()));
                return new CloudProcess(process, endpoints, () -> stop(process, endpoints, temporary));
            }
        }
        throw new IOException("the embedded cloud did not start: " + Files.readString(log));
    }

    /** JDBC URL of database {@code millrace}. */
    public String jdbcUrl() {
        return endpoints.jdbcUrl();
    }

    public String jdbcUser() {
        return endpoints.jdbcUser();
    }

    public String jdbcPassword() {
        return endpoints.jdbcPassword();
    }

    /** Path-style S3. */
    public URI s3Endpoint() {
        return endpoints.s3Endpoint();
    }

    public String s3AccessKey() {
        return endpoints.s3AccessKey();
    }

    public String s3SecretKey() {
        return endpoints.s3SecretKey();
    }

    public String region() {
        return endpoints.region();
    }

    public String bucket() {
        return endpoints.bucket();
    }

    public URI sqsEndpoint() {
        return endpoints.sqsEndpoint();
    }

    public String jobsQueue() {
        return endpoints.jobsQueue();
    }

    public String deadLetterQueue() {
        return endpoints.deadLetterQueue();
    }

    public URI issuer() {
        return endpoints.issuer();
    }

    /** Base URL of the CloudFront stand-in. */
    public URI edge() {
        return endpoints.edge();
    }

    /** Id of the key that the edge trusts. */
    public String keyPairId() {
        return endpoints.keyPairId();
    }

    /** The key that the edge trusts, PKCS#8. */
    public String privateKeyPem() {
        return endpoints.privateKeyPem();
    }

    public CloudEndpoints endpoints() {
        return endpoints;
    }

    /** The Spring properties of {@code video-service}, {@code upload-service}, {@code transcode-worker} or {@code api-gateway}. */
    public Map<String, String> serviceProperties(String service) {
        return new ServiceProperties(endpoints).of(service);
    }

    /** A token for a user, audience {@code millrace}, valid for 12 hours. */
    public String token(String user, String... roles) {
        return token(user, List.of(roles), "millrace", Duration.ofHours(12));
    }

    /** A token of any audience and lifetime; a negative lifetime gives an expired one. */
    public String token(String user, List<String> roles, String audience, Duration life) {
        URI uri = endpoints
                .issuer()
                .resolve("/token?user=" + encode(user) + "&roles=" + encode(String.join(",", roles)) + "&audience="
                        + encode(audience) + "&seconds=" + life.toSeconds());
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + endpoints.tokenSecret())
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The child JVM, for tests that kill it. */
    public ProcessHandle process() {
        return child().toHandle();
    }

    private Process child() {
        return Objects.requireNonNull(process, "this cloud runs in containers");
    }

    @Override
    public void close() {
        stop.run();
    }

    /** Closes the child's input, waits, and kills remaining processes. */
    private static void stop(Process process, CloudEndpoints endpoints, @Nullable Path temporary) {
        closeInput(process);
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                endpoints.childPids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }

    /** Stops the child when this JVM exits. */
    void closeInput() {
        closeInput(child());
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // The child has already exited.
        }
    }

    private static final class Shared {

        private static final CloudProcess INSTANCE = create();

        private static CloudProcess create() {
            CloudProcess cloud = CloudProcess.start();
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "millrace-cloud-close"));
            return cloud;
        }
    }
}
