package dev.millrace.upload.store;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Random parts to sign, odd characters and odd endpoints included, and the SDK's presigners for them. */
final class SigningInputs implements AutoCloseable {

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

    private final ChangingCredentials signedBySdk = new ChangingCredentials(AwsBasicCredentials.create("none", "none"));
    private final Map<Place, S3Presigner> presigners = new HashMap<>();
    private final Map<Place, S3BucketAddress> addresses = new HashMap<>();

    @Override
    public void close() {
        presigners.values().forEach(S3Presigner::close);
    }

    Input next() {
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

    Place place() {
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

    S3BucketAddress address(Place place) {
        return addresses.computeIfAbsent(place, one -> {
            signedBySdk.now = AwsBasicCredentials.create("none", "none");
            return S3BucketAddress.of(one.bucket(), presigner(one));
        });
    }

    /** The SDK's presigner, which signs with the credentials of the input. */
    S3Presigner presigner(Input input) {
        signedBySdk.now = input.credentials();
        return presigner(input.place());
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

    record Input(
            Place place, Multipart multipart, int number, long sizeBytes, Duration life, AwsCredentials credentials) {}

    record Place(String bucket, String endpoint, String region, boolean isPathStyle, boolean isDualStack) {}
}
