package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.contract.Contract;
import dev.millrace.local.cloud.TokenSecret;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The suite as started by {@code ./millrace up} with three workers, on its own ports and data, shared by all tests. */
public final class Suite {

    /** The workers' names in {@code ./millrace status}. Two of them are killed by a test. */
    public static final List<String> WORKERS = List.of("worker-1", "worker-2", "worker-3");

    private static final int PORT_BASE = Integer.getInteger("suite.port-base", 18_080);
    private static final Suite SHARED = new Suite();

    private final Path root = Repository.root();
    private final Path data = root.resolve("infra/proof/blackbox/target/suite");
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean started;
    private boolean failed;
    private @Nullable Contract contract;

    private Suite() {}

    /** The running suite; the first call starts it and waits until everything is healthy. */
    public static Suite running() {
        SHARED.startOnce();
        return SHARED;
    }

    /** The public entry. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + PORT_BASE);
    }

    /** The CloudFront stand-in. */
    public URI edge() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 10));
    }

    /** The S3 endpoint. */
    public URI storage() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 5));
    }

    /** The internal address of video-service. */
    public URI videoService() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 2));
    }

    /** The internal address of upload-service. */
    public URI uploadService() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 3));
    }

    /** The SQS endpoint. */
    public URI queues() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 6));
    }

    /** The web page of the suite. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 9));
    }

    /** The tokens' issuer. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + 4) + "/millrace");
    }

    /** A caller with a user's token. */
    public Api as(String user, String... roles) {
        return with(token(user, roles));
    }

    /** A caller with this token. */
    public Api with(String token) {
        return new Api(gateway(), token, contract());
    }

    /** The same user in another process, which uploads to a session. */
    public Process uploadElsewhere(String user, String session, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploadingClient.class.getName(),
                        gateway().toString(),
                        token(user),
                        session,
                        file.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
    }

    /** A caller without a token. */
    public Api asNobody() {
        return new Api(gateway(), null, contract());
    }

    /** Checks every response of the gateway. */
    public synchronized Contract contract() {
        if (contract == null) {
            Contract served = Contract.servedBy(gateway());
            Path target = root.resolve("infra/proof/blackbox/target");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> served.listTo(target)));
            contract = served;
        }
        return contract;
    }

    /** Log files, one per process. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** What a process has logged so far. */
    public List<String> logLines(String process) {
        try {
            return Files.readAllLines(logs().resolve(process + ".log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Headers of a queue call signed with the suite's key. */
    public Map<String, String> signForQueues(String method, URI url, String body) {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(secrets())) {
            kept.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var call = new SignatureV4.Call(
                method,
                url.getPath(),
                Map.of("Host", List.of(url.getAuthority())),
                body.getBytes(StandardCharsets.UTF_8));
        return new SignatureV4(kept.getProperty("access-key"), kept.getProperty("secret-key"), "sqs", Clock.systemUTC())
                .sign(call, "us-east-1");
    }

    /** The keys and secrets of the suite, for forgeries. */
    public Path secrets() {
        return data.resolve("data/secrets.properties");
    }

    /** Process id by the name in {@code ./millrace status}. */
    public long pid(String name) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("state.json")))
                    .path("processes")
                    .valueStream()
                    .filter(process -> process.path("name").asString().equals(name))
                    .mapToLong(process -> process.path("pid").asLong())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs {@code ./millrace} with arguments against this suite and returns its output; fails unless it exits with 0. */
    public String millrace(Duration limit, String... arguments) {
        try {
            Process process = command(arguments).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
                    .as("millrace %s ended in time:%n%s", List.of(arguments), output)
                    .isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An access token, from the identity provider itself: the command would start a JVM for each. */
    public String token(String user, String... roles) {
        return tokens.computeIfAbsent(user + List.of(roles), key -> issue(user, roles));
    }

    private String issue(String user, String... roles) {
        String query = "user=" + encoded(user) + "&roles=" + encoded(String.join(",", roles));
        try {
            HttpRequest request = HttpRequest.newBuilder(issuer().resolve("/token?" + query))
                    .header(
                            "Authorization",
                            "Bearer " + TokenSecret.of(secrets().getParent()))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body().strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private synchronized void startOnce() {
        if (started) {
            return;
        }
        if (failed) {
            throw new AssertionError("the suite did not start, as the first failure tells");
        }
        failed = true;
        try {
            Files.createDirectories(data);
            up();
            started = true;
            failed = false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void up() throws IOException {
        Process up = command(
                        "up",
                        "--fresh",
                        "--workers",
                        Integer.toString(WORKERS.size()),
                        "--port-base",
                        Integer.toString(PORT_BASE))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("up.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(up)));
        awaitHealthy(up);
    }

    private void awaitHealthy(Process up) {
        Awaitility.await("suite healthy").atMost(Duration.ofMinutes(6)).until(() -> {
            assertThat(up.isAlive())
                    .as(Files.readString(data.resolve("up.log")))
                    .isTrue();
            return Files.readString(data.resolve("up.log")).contains("Ready");
        });
    }

    private static void stop(Process up) {
        // why: a service that ends in order first writes its class archive, which takes half a minute and serves no
        // test.
        up.descendants().filter(Suite::isService).forEach(ProcessHandle::destroyForcibly);
        up.destroy();
        try {
            if (!up.waitFor(120, TimeUnit.SECONDS)) {
                up.destroyForcibly();
            }
        } catch (InterruptedException e) {
            up.destroyForcibly();
        }
    }

    private static boolean isService(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("millrace").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("MILLRACE_HOME", data.toString());
        builder.environment().put("MILLRACE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(Collector.shared().environment());
        builder.environment().put("MILLRACE_NO_BUILD", "true"); // why: the reactor has just built the jars
        return builder;
    }
}
