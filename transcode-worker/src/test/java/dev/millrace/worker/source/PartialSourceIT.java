package dev.millrace.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.streaming.isobmff.Box;
import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.worker.Clips;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.PictureWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Parts of a long video come with the bytes that they need, by the real protocol of S3. */
class PartialSourceIT {

    private static final String KEY = "parts/source.mp4";
    private static final int MINUTES = 10;
    private static final long MIB = 1 << 20;

    private final CloudProcess cloud = CloudProcess.shared();
    private final AtomicLong sent = new AtomicLong();
    private final StopSignal signal = new StopSignal();

    @TempDir
    Path directory;

    private S3Client s3;
    private S3Sources sources;

    @BeforeEach
    void connect() {
        s3 = S3Client.builder()
                .endpointOverride(cloud.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.of(cloud.region()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.s3AccessKey(), cloud.s3SecretKey())))
                .overrideConfiguration(config -> config.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                        if (context.response() instanceof GetObjectResponse response) {
                            sent.addAndGet(response.contentLength());
                        }
                    }
                }))
                .build();
        sources = sources(s3);
    }

    @AfterEach
    void disconnect() {
        s3.close();
    }

    @Test
    void aWindowCostsItsOwnBytesAndLittleMore() throws Exception {
        Path clip = tenMinutes("-movflags +faststart");
        SourceObject source = stored(clip);

        try (PartialSource parts = open(source)) {
            parts.fetch(new PictureWindow(0, 300, 330));

            assertThat(parts.isWhole()).isFalse();
            assertThat(parts.bytes()).isEqualTo(sent.get());
            assertThat(Files.size(parts.file())).isEqualTo(source.sizeBytes());
        }
        long perSecond = source.sizeBytes() / (MINUTES * 60);
        // why: beside 30 s these are a group of pictures of 2 s, 64 frames that are read ahead, and 6 s that are probed
        assertThat(sent.get()).isBetween(30 * perSecond, (30 + 2 + 3 + 6) * perSecond + index(clip) + MIB / 2);
    }

    /** Then a window of it, then the rest. */
    @Test
    void whatIsProbedCostsFewBytesAndNoneTwice() throws Exception {
        Path clip = tenMinutes("-movflags +faststart");
        SourceObject source = stored(clip);

        try (PartialSource parts = open(source)) {
            assertThat(parts.fetchProbed(60)).isTrue();
            long perSecond = source.sizeBytes() / (MINUTES * 60);
            // why: 15 s and one that sound may be ahead
            assertThat(sent.get()).isBetween(15 * perSecond, (15 + 1 + 1) * perSecond + index(clip) + MIB / 2);

            parts.fetch(new PictureWindow(0, 12, 24));
            assertThat(sent.get()).isLessThan((24 + 2 + 3 + 1) * perSecond + index(clip) + MIB);
            assertThat(parts.isWhole()).isFalse();

            parts.fetchAll(share -> {});
            assertThat(parts.isWhole()).isTrue();
            assertThat(sent).hasValue(source.sizeBytes());
            assertThat(parts.file()).hasSameBinaryContentAs(clip);
        }
    }

    @Test
    void aShortMovieIsNotProbedInParts() throws Exception {
        SourceObject source = stored(tenMinutes("-movflags +faststart"));

        try (PartialSource parts = open(source)) {
            assertThat(parts.fetchProbed(MINUTES * 60 + 1)).isFalse();
            assertThat(sent.get()).isLessThan(2 * MIB);
        }
    }

    /** What is left of it is no index. */
    @Test
    void aMovieThatWasCutOffIsNotSearched() throws Exception {
        Path clip = tenMinutes("-movflags +faststart");
        byte[] bytes = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(bytes, bytes.length * 9 / 10));
        SourceObject source = stored(clip);

        try (PartialSource parts = open(source)) {
            assertThat(parts.fetchProbed(60)).isFalse();
        }
        assertThat(sent.get()).isLessThan(2 * MIB);
    }

    @Test
    void soundCostsItsOwnBytesAndLittleMore() throws Exception {
        Path clip = tenMinutes("-movflags +faststart -chunk_duration 10000000");
        SourceObject source = stored(clip);
        long sound = MINUTES * 60 * 70_000 / 8;

        try (PartialSource parts = open(source)) {
            parts.fetch(new AudioTrack(1, "aac", 1, "und", null, null));

            assertThat(parts.isWhole()).isFalse();
        }
        long perSecond = source.sizeBytes() / (MINUTES * 60);
        assertThat(sent.get()).isBetween(sound / 2, sound + 6 * perSecond + index(clip) + MIB / 2);
    }

    @Test
    void withoutAnIndexTheWholeSourceComes() throws Exception {
        Path clip = directory.resolve("fragmented.mp4");
        Clips.ffmpeg(
                ("-i " + tenMinutes("") + " -t 20 -c copy -movflags +frag_keyframe+empty_moov " + clip).split(" "));
        SourceObject source = stored(clip);

        assertAllComes(source, clip);
    }

    /** Each of its boxes takes a request; what was fetched until that was too much is not fetched again. */
    @Test
    void anIndexThatIsScatteredIsNotSearched() throws Exception {
        byte[] free = Boxes.box("free", new byte[70_000]);
        Path clip = Files.write(directory.resolve("scattered.mp4"), Boxes.fileType());
        for (int box = 0; box < 600; box++) {
            Files.write(clip, free, StandardOpenOption.APPEND);
        }
        SourceObject source = stored(clip);

        assertAllComes(source, clip);
    }

    @Test
    void aSourceThatWasReplacedIsNotMixedWithTheOther() throws Exception {
        SourceObject before = stored(tenMinutes(""));
        s3.putObject(request -> request.bucket(cloud.bucket()).key(KEY), part());

        try (PartialSource parts = open(before)) {
            assertThatExceptionOfType(TranscodeFailure.class)
                    .isThrownBy(() -> parts.fetch(new PictureWindow(0, 300, 330)))
                    .matches(TranscodeFailure::isRetryable);
        }
    }

    private void assertAllComes(SourceObject source, Path clip) throws Exception {
        try (PartialSource parts = open(source)) {
            parts.fetch(new PictureWindow(0, 5, 10));

            assertThat(parts.isWhole()).isTrue();
            assertThat(parts.file()).hasSameBinaryContentAs(clip);
        }
        assertThat(sent).hasValue(source.sizeBytes());
    }

    private PartialSource open(SourceObject source) {
        return sources.open(source, directory.resolve("source"), signal);
    }

    private S3Sources sources(S3Client client) {
        BucketProperties bucket =
                new BucketProperties(cloud.bucket(), Duration.ofSeconds(5), Duration.ofSeconds(12), 4);
        return new S3Sources(client, bucket, new DownloadProperties(DataSize.ofMegabytes(8), 4));
    }

    private SourceObject stored(Path clip) {
        s3.putObject(request -> request.bucket(cloud.bucket()).key(KEY), clip);
        return sources.look(KEY);
    }

    /** Bytes of all boxes but the media. */
    private static long index(Path clip) throws IOException {
        return Box.parse(ByteBuffer.wrap(Files.readAllBytes(clip))).stream()
                .filter(box -> !box.type().equals("mdat"))
                .mapToLong(box -> box.body().remaining() + 8)
                .sum();
    }

    private Path tenMinutes(String options) {
        Path clip = directory.resolve("long.mp4");
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=320x180:r=30:d=20 -f lavfi -i sine=d=20 -c:v libx264 -preset ultrafast"
                        + " -pix_fmt yuv420p -g 60 -bf 2 -sc_threshold 0 -c:a aac " + part())
                .split(" "));
        Clips.ffmpeg(
                ("-stream_loop %d -i %s -c copy %s %s".formatted(MINUTES * 3 - 1, part(), options, clip)).split(" +"));
        return clip;
    }

    /** 20 s. */
    private Path part() {
        return directory.resolve("part.mp4");
    }
}
