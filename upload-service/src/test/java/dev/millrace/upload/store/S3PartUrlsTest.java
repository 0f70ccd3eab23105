package dev.millrace.upload.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.problem.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** The URLs are those of the SDK's own presigner, whatever they are made of. */
class S3PartUrlsTest {

    private static final int INPUTS = 2000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern DATE = Pattern.compile("X-Amz-Date=(\\w+)");

    private final SigningInputs inputs = new SigningInputs();

    @AfterEach
    void close() {
        inputs.close();
    }

    @Test
    void everyUrlIsTheSdksOwn() {
        for (int i = 0; i < INPUTS; i++) {
            SigningInputs.Input input = inputs.next();
            String wanted = inputs.presigner(input)
                    .presignUploadPart(request -> request.signatureDuration(input.life())
                            .uploadPartRequest(part -> part.bucket(input.place().bucket())
                                    .key(input.multipart().key())
                                    .uploadId(input.multipart().uploadId())
                                    .partNumber(input.number())
                                    .contentLength(input.sizeBytes())))
                    .url()
                    .toExternalForm();
            assertThat(ours(input, dateOf(wanted))).as("%s: %s", i, input).isEqualTo(URI.create(wanted));
        }
    }

    /** why: the presigner signs as of now only; the signer below it takes any moment. */
    @Test
    void atAnyMomentTheSignatureIsTheSdksOwn() {
        Random moments = new Random(20260302);
        for (int i = 0; i < INPUTS; i++) {
            SigningInputs.Input input = inputs.next();
            Instant moment = Instant.ofEpochSecond(moments.nextLong(0, 4_000_000_000L), moments.nextInt(1_000_000_000));
            URI ours = ours(input, moment);
            SdkHttpRequest unsigned = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.PUT)
                    .uri(ours.toString().replaceAll("[?].*", ""))
                    .putRawQueryParameter("partNumber", String.valueOf(input.number()))
                    .putRawQueryParameter("uploadId", input.multipart().uploadId())
                    .putHeader("content-length", String.valueOf(input.sizeBytes()))
                    .build();
            SdkHttpRequest signed = AwsV4HttpSigner.create()
                    .sign(signing -> signing.identity(input.credentials())
                            .request(unsigned)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(moment, ZoneOffset.UTC))
                            .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                            .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, input.life())
                            .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(
                                    AwsV4HttpSigner.REGION_NAME,
                                    inputs.address(input.place()).scope().split("/")[0]))
                    .request();
            assertThat(ours.toString())
                    .as("%s: %s at %s", i, input, moment)
                    .endsWith("&X-Amz-Signature="
                            + signed.firstMatchingRawQueryParameter("X-Amz-Signature")
                                    .orElseThrow());
        }
    }

    @Test
    void cachedKeyIsOfOneDayAndOneSecret() {
        ChangingCredentials credentials = new ChangingCredentials(AwsBasicCredentials.create("first", "one"));
        MovingClock clock = new MovingClock(NOON);
        SigningInputs.Input any = inputs.next();
        S3PartUrls urls = new S3PartUrls(inputs.address(any.place()), credentials, clock);
        sign(urls, any);

        credentials.now = AwsBasicCredentials.create("second", "two");
        clock.now = NOON.plus(Duration.ofDays(1));

        assertThat(sign(urls, any))
                .isEqualTo(sign(new S3PartUrls(inputs.address(any.place()), credentials, clock), any))
                .asString()
                .contains("second", "20260302T");
    }

    @Test
    void noUrlOutlivesTheCredentials() {
        ChangingCredentials credentials = new ChangingCredentials(expiringAt(NOON.plusMillis(90_500)));
        S3PartUrls urls =
                new S3PartUrls(inputs.address(inputs.place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));

        PartUrls.Signing signing = urls.of(new Multipart("key", "upload"), Duration.ofHours(1));

        assertThat(signing.expiresAt()).isEqualTo(NOON.plusSeconds(90));
        assertThat(signing.signedAt()).isEqualTo(NOON);
        assertThat(signing.sign(1, 1).toString()).contains("X-Amz-Expires=90&");
    }

    @Test
    void credentialsOfLongerLifeChangeNothing() {
        ChangingCredentials credentials = new ChangingCredentials(expiringAt(NOON.plus(Duration.ofHours(1))));
        S3PartUrls urls =
                new S3PartUrls(inputs.address(inputs.place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));

        PartUrls.Signing signing = urls.of(new Multipart("key", "upload"), Duration.ofHours(1));

        assertThat(signing.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void credentialsInTheirLastMinuteSignNothingButShorterUrls() {
        ChangingCredentials credentials = new ChangingCredentials(expiringAt(NOON.plusMillis(59_999)));
        S3PartUrls urls =
                new S3PartUrls(inputs.address(inputs.place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));
        Multipart multipart = new Multipart("key", "upload");

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> urls.of(multipart, Duration.ofHours(1)));
        assertThat(urls.of(multipart, Duration.ofSeconds(5)).expiresAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void manyThreadsSignAsOne() {
        ChangingCredentials credentials = new ChangingCredentials(AwsBasicCredentials.create("key", "secret"));
        SigningInputs.Input any = inputs.next();
        S3PartUrls urls = new S3PartUrls(inputs.address(any.place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));
        URI wanted = sign(urls, any);

        List<URI> signed = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> {
                    credentials.now = AwsBasicCredentials.create("key", i % 2 == 0 ? "secret" : "other");
                    return sign(urls, any);
                })
                .filter(wanted::equals)
                .toList();

        assertThat(signed).isNotEmpty();
        credentials.now = AwsBasicCredentials.create("key", "secret");
        assertThat(sign(urls, any)).isEqualTo(wanted);
    }

    private URI ours(SigningInputs.Input input, Instant moment) {
        ChangingCredentials credentials = new ChangingCredentials(input.credentials());
        return sign(
                new S3PartUrls(inputs.address(input.place()), credentials, Clock.fixed(moment, ZoneOffset.UTC)), input);
    }

    private static URI sign(S3PartUrls urls, SigningInputs.Input input) {
        return urls.of(input.multipart(), input.life()).sign(input.number(), input.sizeBytes());
    }

    private static Instant dateOf(String url) {
        Matcher date = DATE.matcher(url);
        assertThat(date.find()).isTrue();
        return LocalDateTime.parse(date.group(1), SECOND).toInstant(ZoneOffset.UTC);
    }

    private static AwsCredentials expiringAt(Instant end) {
        return AwsSessionCredentials.builder()
                .accessKeyId("key")
                .secretAccessKey("secret")
                .sessionToken("token")
                .expirationTime(end)
                .build();
    }

    private static final class MovingClock extends Clock {

        private Instant now;

        MovingClock(Instant start) {
            this.now = start;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
