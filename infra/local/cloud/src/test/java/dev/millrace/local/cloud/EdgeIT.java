package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EdgeIT {

    private static final String ORIGIN = "http://localhost:5173";
    private static final byte[] SEGMENT = "0123456789".getBytes(UTF_8);

    private final CloudProcess cloud = CloudProcess.shared();
    private final AwsClients aws = new AwsClients(cloud.endpoints());
    private final CdnSigner signer = new CdnSigner(cloud);
    private final String video = "/videos/" + UUID.randomUUID();
    private final String segment = video + "/hls/job/1/segment.m4s";

    @BeforeEach
    void aSegmentIsStored() {
        aws.s3.putObject(
                request -> request.bucket(cloud.bucket())
                        .key(segment.substring(1))
                        .contentType("video/iso.segment")
                        .cacheControl("public, max-age=31536000, immutable"),
                RequestBody.fromBytes(SEGMENT));
    }

    @Test
    void cookiesOfTheVideoLetItsViewerIn() {
        HttpResponse<byte[]> answer = get(segment, "Cookie", cookies());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SEGMENT);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/iso.segment");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(answer, "ETag")).startsWith("\"");
        assertThat(header(answer, "Last-Modified")).endsWith("GMT");
    }

    @Test
    void nobodyComesInWithoutCookiesAndTheOriginIsNotAsked() {
        long misses = stats().get("misses").asLong();
        long refusals = stats().get("refusals").asLong();

        HttpResponse<byte[]> answer = get(segment);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), UTF_8)).contains("<Code>").doesNotContain("0123456789");
        assertThat(stats().get("misses").asLong()).isEqualTo(misses);
        assertThat(stats().get("refusals").asLong()).isEqualTo(refusals + 1);
    }

    @Test
    void cookiesOfAnotherVideoDoNotCount() {
        String others = signer.cookies(cloud.edge() + "/videos/" + UUID.randomUUID() + "/*", in(Duration.ofHours(1)));

        assertThat(get(segment, "Cookie", others).statusCode()).isEqualTo(403);
    }

    @Test
    void cookiesThatAreOverOrHaveNotBegunDoNotCount() {
        String resource = cloud.edge() + video + "/*";

        assertThat(get(segment, "Cookie", signer.cookies(resource, in(Duration.ofSeconds(-1))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(segment, "Cookie", signer.cookies(resource, in(Duration.ofHours(2)), in(Duration.ofHours(1))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tamperedCookiesDoNotCount() {
        String longer =
                CdnSigner.withPolicy(cookies(), signer.cookies(cloud.edge() + video + "/*", in(Duration.ofDays(9999))));

        assertThat(get(segment, "Cookie", longer).statusCode()).isEqualTo(403);
        assertThat(get(segment, "Cookie", cookies().replace("CloudFront-Signature=", "CloudFront-Signature=AA"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(segment, "Cookie", cookies().replace(cloud.keyPairId(), "KUNKNOWN"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cannedCookiesAndSignedUrlsCountToo() {
        String url = cloud.edge() + segment;

        assertThat(get(segment, "Cookie", signer.cannedCookies(url, in(Duration.ofHours(1))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Http.get(signer.cannedUrl(url, in(Duration.ofHours(1)))).statusCode())
                .isEqualTo(200);
        assertThat(Http.get(signer.cannedUrl(url + "?v=1", in(Duration.ofHours(1))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Http.get(signer.customUrl(url, cloud.edge() + video + "/*", in(Duration.ofHours(1))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Http.get(signer.cannedUrl(url, in(Duration.ofHours(-1)))).statusCode())
                .isEqualTo(403);
        assertThat(Http.get(URI.create(signer.cannedUrl(url, in(Duration.ofHours(1)))
                                .toString()
                                .replace("segment.m4s", "other.m4s")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void captionsAreServedToWhoMayWatch() {
        String captions = video + "/hls/captions/sr-Latn/1/captions.vtt";
        aws.s3.putObject(
                request -> request.bucket(cloud.bucket()).key(captions.substring(1)), RequestBody.fromBytes(SEGMENT));

        assertThat(get(captions, "Cookie", cookies()).statusCode()).isEqualTo(200);
        assertThat(get(captions).statusCode()).isEqualTo(403);
    }

    @Test
    void sourceIsNeverServedNotEvenWithCookies() {
        aws.s3.putObject(
                request -> request.bucket(cloud.bucket()).key(video.substring(1) + "/source.mp4"),
                RequestBody.fromBytes(SEGMENT));

        assertThat(get(video + "/source.mp4", "Cookie", cookies()).statusCode()).isEqualTo(403);
        assertThat(get(video + "/hls/../source.mp4", "Cookie", cookies()).statusCode())
                .isEqualTo(403);
        assertThat(get(video + "/hls/%2e%2e/source.mp4", "Cookie", cookies()).statusCode())
                .isEqualTo(403);
        assertThat(get(video + "/hls/..%2fsource.mp4", "Cookie", cookies()).statusCode())
                .isEqualTo(403);
        assertThat(get(video + "/hls/..%5csource.mp4", "Cookie", cookies()).statusCode())
                .isEqualTo(403);
    }

    /** Each would open the segment with cookies of another video if host and path were mixed up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET {segment}              | {host}{other}/hls       | 400
                    GET {segment}              | {host}{other}/hls/x?    | 400
                    GET {segment}              | {host}{other}/hls/x#    | 400
                    GET {segment}              | x@{host}                | 400
                    GET {segment}              | {host}%2f               | 400
                    GET http://{host}{segment} | {host}                  | 400
                    GET {segment}#/            | {host}                  | 400
                    GET //{host}{segment}      | {host}                  | 403
                    GET /{segment}             | {host}                  | 403
                    GET {other}/hls/../..{segment}     | {host}          | 403
                    GET {other}/hls/..%2f..{segment}   | {host}          | 403
                    GET {segment}?{other}/hls/ | {host}                  | 403
                    POST {segment}             | {host}                  | 403
                    TRACE {segment}            | {host}                  | 403
                    """)
    void otherVideosCookiesOpenNothingHoweverTheRequestIsSpelled(String line, String host, int status)
            throws IOException {
        String other = "/videos/" + UUID.randomUUID();
        String cookies = signer.cookies(cloud.edge() + other + "/hls/*", in(Duration.ofHours(1)));
        UnaryOperator<String> filled = text -> text.replace("{segment}", segment)
                .replace("{other}", other)
                .replace("{host}", cloud.edge().getAuthority());

        assertThat(raw(filled.apply(line), "Host: " + filled.apply(host), "Cookie: " + cookies))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void requestWithoutOrWithTwoHostsOrWithABodyIsRefusedAlsoWithTheRightCookies() throws IOException {
        String host = "Host: " + cloud.edge().getAuthority();
        String cookie = "Cookie: " + cookies();

        assertThat(raw("GET " + segment, host, cookie)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET " + segment, cookie)).startsWith("HTTP/1.1 400");
        assertThat(raw("GET " + segment, host, host, cookie)).startsWith("HTTP/1.1 400");
        assertThat(raw("GET " + segment, host, cookie, "Content-Length: 1\r\nConnection: close\r\n\r\nx"))
                .startsWith("HTTP/1.1 403");
    }

    /** Sends the request without adding headers, and returns the status line. */
    private String raw(String methodAndTarget, String... headers) throws IOException {
        URI edge = cloud.edge();
        try (Socket socket = new Socket(edge.getHost(), edge.getPort())) {
            socket.setSoTimeout(10_000);
            String head =
                    methodAndTarget + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void onlyReadingIsPossible() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            assertThat(Http.call(method, cloud.edge().resolve(segment), "x", "Cookie", cookies())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void secondViewerIsServedFromTheCacheUntilItIsInvalidated() {
        assertThat(header(get(segment, "Cookie", cookies()), "X-Cache")).isEqualTo("Miss from millrace-edge");
        long hits = stats().get("hits").asLong();

        HttpResponse<byte[]> second = get(segment + "?v=2", "Cookie", cookies());

        assertThat(header(second, "X-Cache")).isEqualTo("Hit from millrace-edge");
        assertThat(Long.parseLong(header(second, "Age"))).isNotNegative();
        assertThat(stats().get("hits").asLong()).isEqualTo(hits + 1);
        HttpResponse<byte[]> dropped =
                Http.call("POST", cloud.edge().resolve("/_edge/invalidations"), "{\"paths\":[\"" + video + "/*\"]}");
        assertThat(new String(dropped.body(), UTF_8)).isEqualTo("{\"dropped\":1}");
        assertThat(header(get(segment, "Cookie", cookies()), "X-Cache")).isEqualTo("Miss from millrace-edge");
    }

    @Test
    void clientOfCloudFrontInvalidatesAsOnAws() {
        get(segment, "Cookie", cookies());

        try (CloudFrontClient client = CloudFrontClient.builder()
                .endpointOverride(cloud.edge())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        cloud.endpoints().s3AccessKey(), cloud.endpoints().s3SecretKey())))
                .build()) {
            String status = client.createInvalidation(request -> request.distributionId("LOCAL")
                            .invalidationBatch(batch -> batch.callerReference("1")
                                    .paths(paths -> paths.quantity(1).items(video + "/*"))))
                    .invalidation()
                    .status();
            assertThat(status).isEqualTo("Completed");
        }

        assertThat(header(get(segment, "Cookie", cookies()), "X-Cache")).isEqualTo("Miss from millrace-edge");
    }

    @Test
    void rangesAreServedFromOriginAndCacheAlike() {
        for (int time = 0; time < 2; time++) {
            HttpResponse<byte[]> part = get(segment, "Cookie", cookies(), "Range", "bytes=2-4");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(new String(part.body(), UTF_8)).isEqualTo("234");
            assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
        }
        HttpResponse<byte[]> beyond = get(segment, "Cookie", cookies(), "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void largeObjectsAreStreamedWholeOrInPartAndNotKept() {
        byte[] large = new byte[17 << 20];
        large[large.length - 1] = 42;
        String key = video + "/hls/job/1/large.mp4";
        aws.s3.putObject(request -> request.bucket(cloud.bucket()).key(key.substring(1)), RequestBody.fromBytes(large));
        long kept = stats().get("cachedBytes").asLong();

        HttpResponse<byte[]> whole = get(key, "Cookie", cookies());
        HttpResponse<byte[]> end = get(key, "Cookie", cookies(), "Range", "bytes=-1");

        assertThat(whole.body()).isEqualTo(large);
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.body()).containsExactly(42);
        assertThat(header(end, "X-Cache")).isEqualTo("Miss from millrace-edge");
        assertThat(stats().get("cachedBytes").asLong()).isEqualTo(kept);
    }

    @Test
    void unchangedObjectIsNotSentAgain() {
        String eTag = header(get(segment, "Cookie", cookies()), "ETag");

        HttpResponse<byte[]> again = get(segment, "Cookie", cookies(), "If-None-Match", eTag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void headSaysTheLengthWithoutTheBytes() {
        HttpResponse<byte[]> answer = Http.call("HEAD", cloud.edge().resolve(segment), "", "Cookie", cookies());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void compressedPlaylistIsPassedOnAsItIs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("#EXTM3U".getBytes(UTF_8));
        }
        String key = video + "/hls/job/1/master.m3u8";
        aws.s3.putObject(
                request -> request.bucket(cloud.bucket()).key(key.substring(1)).contentEncoding("gzip"),
                RequestBody.fromBytes(packed.toByteArray()));

        HttpResponse<byte[]> answer = get(key, "Cookie", cookies());

        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body()).isEqualTo(packed.toByteArray());
    }

    @Test
    void missingObjectIsForbiddenAsToADistributionAndNotKept() {
        String key = video + "/hls/job/1/later.m4s";
        HttpResponse<byte[]> missing = get(key, "Cookie", cookies());
        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(new String(missing.body(), UTF_8)).contains("<Code>AccessDenied</Code>");

        aws.s3.putObject(
                request -> request.bucket(cloud.bucket()).key(key.substring(1)), RequestBody.fromBytes(SEGMENT));

        assertThat(get(key, "Cookie", cookies()).statusCode()).isEqualTo(200);
    }

    @Test
    void webPageOfAnAllowedOriginPlaysWithCookies() {
        HttpResponse<byte[]> answer = get(segment, "Cookie", cookies(), "Origin", ORIGIN);
        HttpResponse<byte[]> other = get(segment, "Cookie", cookies(), "Origin", "https://evil.example");

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /** A browser sends no cookies with a preflight, so on CloudFront only what needs none can play. */
    @Test
    void preflightWithoutASignatureIsForbidden() {
        URI signed = signer.cannedUrl(cloud.edge() + segment, in(Duration.ofHours(1)));

        HttpResponse<byte[]> allowed = preflight(signed);
        assertThat(preflight(cloud.edge().resolve(segment)).statusCode()).isEqualTo(403);
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(header(allowed, "Access-Control-Allow-Headers")).isEqualTo("x-player");
    }

    private static HttpResponse<byte[]> preflight(URI url) {
        return Http.call(
                "OPTIONS",
                url,
                "",
                "Origin",
                ORIGIN,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "x-player");
    }

    private String cookies() {
        return signer.cookies(cloud.edge() + video + "/*", in(Duration.ofHours(1)));
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        return Http.get(URI.create(cloud.edge() + path), headers);
    }

    private JsonNode stats() {
        return new JsonMapper()
                .readTree(Http.get(cloud.edge().resolve("/_edge/stats")).body());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }
}
