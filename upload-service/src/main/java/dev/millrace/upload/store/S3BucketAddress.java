package dev.millrace.upload.store;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Where a bucket's objects are, and the scope of a signature for them.
 *
 * @param origin scheme, host and port where it is not the scheme's own
 * @param path what stands before the slash and the key, percent-encoded; empty where the host names the bucket
 * @param scope region and service, as in {@code us-east-1/s3/aws4_request}
 */
record S3BucketAddress(String origin, String path, String scope) {

    private static final String PROBE = "probe";
    private static final String CREDENTIAL = "X-Amz-Credential=";

    /**
     * As the SDK has it. Its rules (custom endpoint, path style, dual stack, names that fit no host) are many, and they are the
     * same for each key.
     *
     * @param presigner with any credentials
     */
    static S3BucketAddress of(String bucket, S3Presigner presigner) {
        URI signed = URI.create(presigner
                .presignUploadPart(request -> request.signatureDuration(Duration.ofMinutes(1))
                        .uploadPartRequest(part -> part.bucket(bucket)
                                .key(PROBE)
                                .uploadId(PROBE)
                                .partNumber(1)
                                .contentLength(1L)))
                .url()
                .toExternalForm());
        String path = signed.getRawPath();
        return new S3BucketAddress(
                signed.getScheme() + "://" + signed.getRawAuthority(),
                path.substring(0, path.length() - PROBE.length() - 1),
                scope(signed));
    }

    /** why: behind the access key and the day. */
    private static String scope(URI signed) {
        String credential = Arrays.stream(signed.getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith(CREDENTIAL))
                .map(parameter -> SdkHttpUtils.urlDecode(parameter.substring(CREDENTIAL.length())))
                .findFirst()
                .orElseThrow();
        return credential.split("/", 3)[2];
    }

    /** Host and port, as the header has it. */
    String host() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    /** Path of an object, percent-encoded. */
    String pathOf(String key) {
        return path + '/' + UriEncoding.ofPath(key);
    }
}
