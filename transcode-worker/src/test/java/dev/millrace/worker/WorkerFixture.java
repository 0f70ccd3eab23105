package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.local.cloud.CloudProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real worker against the embedded cloud and a stand-in for video-service, for all tests of a class. It runs when a test
 * begins, and nothing of a test may be left behind.
 */
final class WorkerFixture implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** For whatever a test waits for. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    final CloudProcess cloud = CloudProcess.shared();
    final FakeVideoService videoService;
    final S3Client s3;
    final SqsClient sqs;
    final Path directory;
    final FragileFfmpeg ffmpeg;

    /** 7 s. */
    final Path shortClip = SharedClips.SHORT;

    /** 15 s: an encode that a test may watch to its end. */
    final Path mediumClip = SharedClips.MEDIUM;

    /** 60 s: an encode that a test interrupts. */
    final Path longClip = SharedClips.LONG;

    private final Map<String, Object> settings = new HashMap<>();
    private final String queueUrl;
    private ConfigurableApplicationContext worker;

    /** Everything but the worker itself, which begins with the first test. */
    static WorkerFixture prepare() {
        return prepare(Map.of());
    }

    /** The same with other settings than the usual ones, for all workers. */
    static WorkerFixture prepare(Map<String, Object> others) {
        try {
            WorkerFixture fixture = new WorkerFixture(Files.createTempDirectory("worker"));
            fixture.settings.putAll(others);
            return fixture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WorkerFixture(Path directory) throws IOException {
        this.directory = directory;
        ffmpeg = new FragileFfmpeg(directory);
        settings.putAll(cloud.serviceProperties("transcode-worker"));
        List<String> secrets = List.of(String.valueOf(settings.get("millrace.webhooks.secrets")));
        videoService = new FakeVideoService(
                new WebhookSignatures(new WebhookProperties(secrets, Duration.ofMinutes(5)), Clock.systemUTC()));
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.s3AccessKey(), cloud.s3SecretKey()));
        Region region = Region.of(cloud.region());
        s3 = S3Client.builder()
                .endpointOverride(cloud.s3Endpoint())
                .forcePathStyle(true)
                .region(region)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(credentials)
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(region)
                .credentialsProvider(credentials)
                .build();
        queueUrl =
                sqs.getQueueUrl(request -> request.queueName(cloud.jobsQueue())).queueUrl();
        settings.put("server.port", 0);
        settings.put("millrace.video-service.url", videoService.url());
        settings.put("millrace.worker.directory", scratch());
        settings.put("millrace.intake.renew-every", "300ms");
        settings.put("millrace.intake.visibility", "4s");
        settings.put("millrace.intake.poll-timeout", "1s");
        settings.put("millrace.intake.ask-every", "200ms");
        settings.put("millrace.encode.preset", "ultrafast");
        settings.put("millrace.encode.small-preset", "ultrafast");
        settings.put("millrace.download.range-size", "16KB");
        settings.put("millrace.tasks.longer-than", "10m");
        settings.put("millrace.ffmpeg.path", ffmpeg.program());
    }

    Path scratch() {
        return directory.resolve("scratch");
    }

    void startWorker() {
        startWorker(Map.of());
    }

    /** With other settings than the usual ones, unless it runs. */
    void startWorker(Map<String, Object> others) {
        if (worker == null) {
            worker = workerWith(others);
        }
    }

    /** One more worker, with a scratch directory of its own; the caller closes it. */
    ConfigurableApplicationContext secondWorker() {
        return workerWith(Map.of("millrace.worker.directory", directory.resolve("scratch-2")));
    }

    private ConfigurableApplicationContext workerWith(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(others);
        // why as arguments: the service's own application.yml would win over properties, its port too
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(TranscodeWorker.class, FetchedBytes.class)
                .registerShutdownHook(false)
                .run(arguments);
    }

    void stopWorker() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    <T> T bean(Class<T> type) {
        return worker.getBean(type);
    }

    int port() {
        return Integer.parseInt(String.valueOf(worker.getEnvironment().getProperty("local.server.port")));
    }

    TranscodeJob store(Path source) {
        UUID videoId = UUID.randomUUID();
        String key = "videos/" + videoId + "/source.mp4";
        s3.putObject(request -> request.bucket(cloud.bucket()).key(key), source);
        return new TranscodeJob(
                1,
                UUID.randomUUID(),
                videoId,
                key,
                TranscodeJob.DEFAULT_RENDITIONS,
                Clock.systemUTC().instant(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    void send(TranscodeJob job) {
        send(JsonMapper.builder().build().writeValueAsString(job));
    }

    void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    /** Messages in the queue, hidden ones too. */
    int messages() {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Takes what lies in the dead-letter queue, at most ten. */
    List<Message> takeDeadLetters() {
        String deadLetters = sqs.getQueueUrl(request -> request.queueName(cloud.deadLetterQueue()))
                .queueUrl();
        List<Message> found = sqs.receiveMessage(request ->
                        request.queueUrl(deadLetters).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
        found.forEach(message ->
                sqs.deleteMessage(request -> request.queueUrl(deadLetters).receiptHandle(message.receiptHandle())));
        return found;
    }

    int visibleMessages() {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(queueUrl).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /** Messages that are to be delivered for the first time, but not yet. */
    int delayedMessages() {
        return Integer.parseInt(sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    /** How often the visible message was received, this time included. */
    int receives() {
        MessageSystemAttributeName receives = MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
        Message message = sqs.receiveMessage(
                        request -> request.queueUrl(queueUrl).messageSystemAttributeNames(receives))
                .messages()
                .get(0);
        return Integer.parseInt(message.attributes().get(receives));
    }

    void purge() {
        sqs.purgeQueue(request -> request.queueUrl(queueUrl));
    }

    List<String> keys(String prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(cloud.bucket()).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    String text(String key) {
        return new String(bytes(key), StandardCharsets.UTF_8);
    }

    /** What a client sees that unpacks what comes packed. */
    private byte[] bytes(String key) {
        try (var object = s3.getObject(request -> request.bucket(cloud.bucket()).key(key))) {
            boolean isPacked = "gzip".equals(object.response().contentEncoding());
            return (isPacked ? new GZIPInputStream(object) : object).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(cloud.bucket()).key(key));
    }

    Path fetchAll(String prefix) throws IOException {
        Path target = directory.resolve("fetched-" + UUID.randomUUID());
        for (String key : keys(prefix)) {
            Path file = target.resolve(key.substring(prefix.length()));
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(key));
        }
        return target;
    }

    /** Children of this test that run ffmpeg. */
    static List<ProcessHandle> ffmpegs() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("ffmpeg"))
                .toList();
    }

    List<Path> scratchFolders() {
        try (Stream<Path> folders = Files.list(scratch())) {
            return folders.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        startWorker();
    }

    /** No process, no file, no message is there any more; a broken or held ffmpeg and a pause are over. */
    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        ffmpeg.repair();
        ffmpeg.letGo();
        videoService.isPaused = false;
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(ffmpegs()).isEmpty();
            assertThat(scratchFolders()).isEmpty();
            assertThat(messages()).isZero();
        });
        assertThat(videoService.badSignatures()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        stopWorker();
        videoService.close();
        s3.close();
        sqs.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
