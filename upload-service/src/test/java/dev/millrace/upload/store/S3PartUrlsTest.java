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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The URLs are those of the SDK's own presigner, whatever they are made of. */
class S3PartUrlsTest {

    private static final int INPUTS = 2000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern DATE = Pattern.compile("X-Amz-Date=(\\w+)");
    private static final String ODD =
            "aZ09-._~!*'();:@&=+$,/?#[]% \"<>\\^`{|}\t\u00e9\u00fc\u0416\u4e2d\ud83c\udfac//..";
    private static final List<String> REGIONS =
            List.of("us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "aws-global");
    private static final List<String> BUCKETS = List.of("millrace-media", "a.b-c", "bucket", "9.dots.and.more");
    private static final List<String> ENDPOINTS = List.of(
            "",
            "http://127.0.0.1:9000",
            "http://s3.local:9000",
            "https://s3.local",
            "https://s3.local:443",
            "http://s3.local:80/base",
            "https://10.0.0.7:9443/a/b");

    /** why: a seed that fails is in the message, and is the same in each run. */
    private final Random random = new Random(20260301);

    private final Credentials signedBySdk = new Credentials(AwsBasicCredentials.create("none", "none"));
    private final Map<Place, S3Presigner> presigners = new HashMap<>();
    private final Map<Place, S3BucketAddress> addresses = new HashMap<>();

    @AfterEach
    void close() {
        presigners.values().forEach(S3Presigner::close);
    }

    @Test
    void everyUrlIsTheSdksOwn() {
        for (int i = 0; i < INPUTS; i++) {
            Input input = input();
            signedBySdk.now = input.credentials();
            String wanted = presigner(input.place())
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
        for (int i = 0; i < INPUTS; i++) {
            Input input = input();
            Instant moment = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000));
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
                                    address(input.place()).scope().split("/")[0]))
                    .request();
            assertThat(ours.toString())
                    .as("%s: %s at %s", i, input, moment)
                    .endsWith("&X-Amz-Signature="
                            + signed.firstMatchingRawQueryParameter("X-Amz-Signature")
                                    .orElseThrow());
        }
    }

    @Test
    void keyIsKeptForTheDayAndForTheSecret() {
        Credentials credentials = new Credentials(AwsBasicCredentials.create("first", "one"));
        MovingClock clock = new MovingClock(NOON);
        Input any = input();
        S3PartUrls urls = new S3PartUrls(address(any.place()), credentials, clock);
        sign(urls, any);

        credentials.now = AwsBasicCredentials.create("second", "two");
        clock.now = NOON.plus(Duration.ofDays(1));

        assertThat(sign(urls, any))
                .isEqualTo(sign(new S3PartUrls(address(any.place()), credentials, clock), any))
                .asString()
                .contains("second", "20260302T");
    }

    @Test
    void noUrlOutlivesTheCredentials() {
        Credentials credentials = new Credentials(expiringAt(NOON.plusMillis(90_500)));
        S3PartUrls urls = new S3PartUrls(address(place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));

        PartUrls.Signing signing = urls.of(new Multipart("key", "upload"), Duration.ofHours(1));

        assertThat(signing.expiresAt()).isEqualTo(NOON.plusSeconds(90));
        assertThat(signing.signedAt()).isEqualTo(NOON);
        assertThat(signing.sign(1, 1).toString()).contains("X-Amz-Expires=90&");
    }

    @Test
    void credentialsOfLongerLifeChangeNothing() {
        Credentials credentials = new Credentials(expiringAt(NOON.plus(Duration.ofHours(1))));
        S3PartUrls urls = new S3PartUrls(address(place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));

        PartUrls.Signing signing = urls.of(new Multipart("key", "upload"), Duration.ofHours(1));

        assertThat(signing.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void nothingIsSignedByCredentialsThatAreOver() {
        Credentials credentials = new Credentials(expiringAt(NOON.plusMillis(900)));
        S3PartUrls urls = new S3PartUrls(address(place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> urls.of(new Multipart("key", "upload"), Duration.ofHours(1)));
    }

    @Test
    void manyThreadsSignAsOne() {
        Credentials credentials = new Credentials(AwsBasicCredentials.create("key", "secret"));
        Input any = input();
        S3PartUrls urls = new S3PartUrls(address(any.place()), credentials, Clock.fixed(NOON, ZoneOffset.UTC));
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

    private Input input() {
        AwsCredentials credentials = random.nextBoolean()
                ? AwsBasicCredentials.create(odd(20), odd(40))
                : AwsSessionCredentials.create(odd(20), odd(40), odd(900));
        return new Input(
                place(),
                new Multipart(odd(60), odd(80)),
                random.nextInt(1, 10_001),
                random.nextLong(1, 1L << random.nextInt(1, 41)),
                Duration.ofSeconds(random.nextLong(1, 604_801)),
                credentials);
    }

    private Place place() {
        String bucket = one(BUCKETS);
        String endpoint = one(ENDPOINTS);
        // why: the SDK breaks on a dot before an address, and on two stacks of an endpoint that is given
        boolean isPathStyle = random.nextBoolean() || bucket.contains(".") && endpoint.contains("127.0.0.1");
        return new Place(bucket, endpoint, one(REGIONS), isPathStyle, endpoint.isEmpty() && random.nextBoolean());
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One character at least, the first and the last of which are plain: the SDK strips credentials. */
    private String odd(int longest) {
        int[] characters = ODD.codePoints().toArray();
        return random.ints(random.nextInt(longest), 0, characters.length)
                .map(index -> characters[index])
                .collect(() -> new StringBuilder("k"), StringBuilder::appendCodePoint, StringBuilder::append)
                .append('k')
                .toString();
    }

    private URI ours(Input input, Instant moment) {
        Credentials credentials = new Credentials(input.credentials());
        return sign(new S3PartUrls(address(input.place()), credentials, Clock.fixed(moment, ZoneOffset.UTC)), input);
    }

    private static URI sign(S3PartUrls urls, Input input) {
        return urls.of(input.multipart(), input.life()).sign(input.number(), input.sizeBytes());
    }

    private S3BucketAddress address(Place place) {
        return addresses.computeIfAbsent(place, one -> {
            signedBySdk.now = AwsBasicCredentials.create("none", "none");
            return S3BucketAddress.of(one.bucket(), presigner(one));
        });
    }

    private S3Presigner presigner(Place place) {
        return presigners.computeIfAbsent(place, one -> {
            S3Presigner.Builder presigner = S3Presigner.builder()
                    .credentialsProvider(signedBySdk)
                    .region(Region.of(one.region()))
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(one.isPathStyle())
                            .build())
                    .dualstackEnabled(one.isDualStack());
            return (one.endpoint().isEmpty() ? presigner : presigner.endpointOverride(URI.create(one.endpoint())))
                    .build();
        });
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

    private record Input(
            Place place, Multipart multipart, int number, long sizeBytes, Duration life, AwsCredentials credentials) {}

    private record Place(String bucket, String endpoint, String region, boolean isPathStyle, boolean isDualStack) {}

    /** Credentials that are exchanged. */
    private static final class Credentials implements AwsCredentialsProvider {

        private volatile AwsCredentials now;

        Credentials(AwsCredentials first) {
            this.now = first;
        }

        @Override
        public AwsCredentials resolveCredentials() {
            return now;
        }
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
