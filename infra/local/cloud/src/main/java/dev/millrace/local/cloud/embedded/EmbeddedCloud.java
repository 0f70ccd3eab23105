package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.cloud.CloudPorts;
import dev.millrace.local.cloud.Directories;
import dev.millrace.local.cloud.database.Database;
import dev.millrace.local.cloud.edge.Edge;
import dev.millrace.local.cloud.edge.EdgeOptions;
import dev.millrace.local.cloud.identity.IdentityProvider;
import dev.millrace.local.cloud.queue.JobQueues;
import dev.millrace.local.cloud.signature.SignatureV4;
import dev.millrace.local.cloud.storage.ObjectStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole cloud in this JVM, on 127.0.0.1. Its parts start in parallel, and all are closed even if one fails. */
public final class EmbeddedCloud implements Cloud {

    private static final String POSTGRES = "postgres";
    private static final String REGION = "us-east-1";
    private static final String BUCKET = "millrace-media";
    private static final String JOBS_QUEUE = "transcode-jobs";
    private static final String DEAD_LETTER_QUEUE = "transcode-jobs-dlq";

    private final CloudOptions options;
    private final CloudSecrets secrets;
    private final CloudPorts ports;
    private final KeyPair cdnKey;
    private final ParallelStart parts = new ParallelStart();
    private final ParallelStart.@Nullable Part<Restartable<Database>> database;
    private final ParallelStart.Part<Restartable<ObjectStore>> storage;
    private final ParallelStart.Part<Restartable<JobQueues>> queues;
    private final ParallelStart.Part<IdentityProvider> identity;
    private final ParallelStart.Part<Edge> edge;
    private final Duration startedIn;

    private EmbeddedCloud(CloudOptions options) throws Exception {
        long begin = System.nanoTime();
        QuietLogs.apply();
        this.options = options;
        Path directory = options.directory();
        secrets = CloudSecrets.in(directory);
        // why: first, since a server left behind holds the remembered port.
        Database.stopLeftBehind(directory.resolve(POSTGRES));
        ports = FreePorts.choose(options.ports(), options.durable() ? secrets.ports() : CloudPorts.RANDOM);
        secrets.rememberPorts(ports);
        databasePassword();
        secrets.webhookSecret();
        // why: before the database gets its password; a start killed midway must not lock us out.
        secrets.save();
        database = options.database() ? parts.add("database", () -> Restartable.start(this::startDatabase)) : null;
        queues = parts.add("queue", () -> Restartable.start(this::startQueues));
        storage = parts.add("storage", () -> Restartable.start(() -> startStorage(directory.resolve("s3"))));
        identity = parts.add("identity", this::startIdentity);
        cdnKey = secrets.rsa("cdn-key");
        edge = parts.add("edge", this::startEdge);
        parts.awaitAll();
        secrets.save();
        startedIn = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Starts everything and returns when every part answers. */
    public static EmbeddedCloud start(CloudOptions options) throws Exception {
        return new EmbeddedCloud(options);
    }

    private Database startDatabase() throws Exception {
        return Database.start(
                options.directory().resolve(POSTGRES), ports.database(), options.durable(), databasePassword());
    }

    private ObjectStore startStorage(Path directory) throws Exception {
        return ObjectStore.start(
                directory,
                at(ports.storage()),
                options.host(),
                accessKey(),
                secretKey(),
                BUCKET,
                options.allowedOrigins());
    }

    private JobQueues startQueues() throws Exception {
        Path directory = options.durable() ? options.directory().resolve("sqs") : null;
        return JobQueues.start(
                directory,
                ports.queue(),
                FreePorts.random(),
                new JobQueues.Names(REGION, JOBS_QUEUE, DEAD_LETTER_QUEUE),
                new SignatureV4(accessKey(), secretKey(), "sqs", Clock.systemUTC()));
    }

    private IdentityProvider startIdentity() throws Exception {
        return IdentityProvider.start(
                at(ports.identity()),
                options.host(),
                secrets.rsa("token-key"),
                secrets.tokenSecret(),
                options.allowedOrigins());
    }

    private Edge startEdge() throws IOException {
        URI origin = URI.create("http://127.0.0.1:" + ports.storage());
        return Edge.start(
                new EdgeOptions(
                        at(ports.edge()),
                        options.host(),
                        options.signing(),
                        Map.of(keyPairId(), cdnKey.getPublic()),
                        options.allowedOrigins()),
                new EdgeOptions.Origin(origin, REGION, BUCKET, accessKey(), secretKey()));
    }

    private InetSocketAddress at(int port) {
        return new InetSocketAddress(options.listen(), port);
    }

    private String databasePassword() {
        return secrets.hex("database-password", 16);
    }

    private String accessKey() {
        return secrets.hex("access-key", 10);
    }

    private String secretKey() {
        return secrets.hex("secret-key", 20);
    }

    private String keyPairId() {
        return "K" + secrets.hex("key-pair-id", 7).toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public CloudEndpoints endpoints() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(cdnKey.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new CloudEndpoints(
                Database.jdbcUrl(ports.database()),
                Database.NAME,
                databasePassword(),
                storage.get().get().endpoint(),
                accessKey(),
                secretKey(),
                REGION,
                BUCKET,
                queues.get().get().endpoint(),
                JOBS_QUEUE,
                DEAD_LETTER_QUEUE,
                identity.get().issuer(),
                edge.get().url(),
                options.signing(),
                keyPairId(),
                pem,
                secrets.webhookSecret(),
                options.allowedOrigins(),
                secrets.tokenSecret(),
                database == null ? List.of() : database.get().get().pids());
    }

    @Override
    public void restartDatabase(Duration away) throws Exception {
        if (database == null) {
            throw new IllegalStateException("PostgreSQL is not part of this cloud");
        }
        database.get().restart(away);
    }

    @Override
    public void restartStorage(Duration away) throws Exception {
        storage.get().restart(away);
    }

    @Override
    public void restartQueue(Duration away) throws Exception {
        queues.get().restart(away);
    }

    @Override
    public String token(String user, String... roles) {
        return identity.get().token(user, List.of(roles));
    }

    @Override
    public Duration startedIn() {
        return startedIn;
    }

    /** Start time of each part. */
    public Map<String, Duration> partsStartedIn() {
        return parts.durations();
    }

    @Override
    public void close() {
        parts.close();
        if (!options.durable()) {
            Directories.delete(options.directory());
        }
    }
}
