package dev.millrace.video;

import dev.millrace.common.database.CountedStatements;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.local.cloud.CloudProcess;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** video-service on a port of its own, against the embedded cloud. */
public final class RunningService implements AutoCloseable {

    static {
        // why: it only ends a wait for what never comes, also on a slow machine that has other work
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final CloudProcess cloud;
    private final ConfigurableApplicationContext context;
    private final URI url;

    /** The machine's clock is hours behind, in all tests: nothing may go by it. */
    @Configuration(proxyBeanMethods = false)
    static class HostBehind {
        @Bean(name = "hostClock", defaultCandidate = false)
        Clock hostClock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofHours(-6));
        }
    }

    private RunningService(CloudProcess cloud, Map<String, String> settings) {
        this.cloud = cloud;
        Map<String, Object> properties = new LinkedHashMap<>(cloud.serviceProperties("video-service"));
        properties.put("server.port", "0");
        // why: passes run when a test says so, and see NoPassAtTheStart
        properties.put("millrace.recovery.every", "1h");
        properties.put("millrace.consistency.every", "1h");
        properties.put("millrace.retention.every", "1h");
        properties.put("millrace.retention.deleted-videos", "0s");
        // why: other tests leave more videos than one pass takes by default
        properties.put("millrace.retention.batch", "1000");
        properties.put("millrace.quota.drafts-every", "1h");
        properties.put("millrace.live.heartbeat", "1s");
        properties.put("millrace.upload-service.url", "http://127.0.0.1:1");
        properties.putAll(settings);
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        this.context = new SpringApplicationBuilder(
                        VideoServiceApplication.class,
                        HostBehind.class,
                        NoPassAtTheStart.class,
                        CountedStatements.class)
                .run(arguments);
        this.url = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** The one of this test JVM. */
    public static RunningService shared() {
        return Shared.INSTANCE;
    }

    /** Another instance on the same cloud. */
    public static RunningService another(Map<String, String> settings) {
        return new RunningService(CloudProcess.shared(), settings);
    }

    public URI url() {
        return url;
    }

    public CloudProcess cloud() {
        return cloud;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Tells the features of an event, in a transaction of its own. */
    public void publish(Object event) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    /** Calls as this user. */
    public Api as(String user) {
        return new Api(url, cloud.token(user));
    }

    /** Calls as a new user. */
    public Api asSomebody() {
        return as("owner-" + UUID.randomUUID());
    }

    /** Calls as an operator. */
    public Api asOperator() {
        return new Api(url, cloud.token("operator-" + UUID.randomUUID(), "operator"));
    }

    /** Calls without a token. */
    public Api asNobody() {
        return new Api(url, null);
    }

    /** Calls as another service of ours. */
    public SignedApi signed() {
        String secret = cloud.serviceProperties("video-service").get("millrace.webhooks.secrets");
        return new SignedApi(
                asNobody(),
                new WebhookSignatures(
                        new WebhookProperties(List.of(secret), Duration.ofMinutes(5)), Clock.systemUTC()));
    }

    /** Stores a small object. */
    public void store(String key, String text) {
        bean(S3Client.class)
                .putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromString(text));
    }

    public List<String> stored(String prefix) {
        return bean(S3Client.class)
                .listObjectsV2(request -> request.bucket(cloud.bucket()).prefix(prefix))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }

    /** Carries out the removals that were requested, until none is left. */
    public void awaitRemovals() {
        Awaitility.await().until(() -> {
            List<String> prefixes = jdbc().sql("select subject from outbox where kind = 'removal'")
                    .query(String.class)
                    .list();
            prefixes.forEach(bean(OutboxRelay.class)::deliverNow);
            return prefixes.isEmpty();
        });
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        private static final RunningService INSTANCE = new RunningService(CloudProcess.shared(), Map.of());
    }
}
