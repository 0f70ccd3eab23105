package dev.millrace.upload.store;

import dev.millrace.upload.store.S3PartUrls.Lifetime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Signature Version 4 in the query, for the parts of one multipart. Not thread-safe. */
final class S3PartSigning implements PartUrls.Signing {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SIGNED_HEADERS = "&X-Amz-SignedHeaders=content-length%3Bhost";
    private static final int DAY_LENGTH = "yyyyMMdd".length();
    private static final HexFormat HEX = HexFormat.of();

    private final Lifetime lifetime;
    private final Mac mac;
    private final MessageDigest sha256 = sha256();

    /** The request that is signed, around the part's number and its length. */
    private final String requestStart;

    private final String requestMiddle;
    private final String requestEnd;

    /** What is signed in the end, without the request's digest. */
    private final String signedStart;

    /** The URL, around the part's number and the signature. */
    private final String urlStart;

    private final String urlEnd;

    S3PartSigning(
            S3BucketAddress bucket, Multipart multipart, AwsCredentials signer, SigningKey key, Lifetime lifetime) {
        this.lifetime = lifetime;
        this.mac = key.mac();
        String second = SECOND.format(lifetime.signedAt());
        String scope = second.substring(0, DAY_LENGTH) + '/' + bucket.scope();
        String path = bucket.pathOf(multipart.key());
        String upload = "&uploadId=" + UriEncoding.of(multipart.uploadId());
        String algorithm = "X-Amz-Algorithm=" + ALGORITHM;
        String credential = "&X-Amz-Credential=" + UriEncoding.of(signer.accessKeyId() + '/' + scope);
        String date = "&X-Amz-Date=" + second;
        String expires = "&X-Amz-Expires=" + lifetime.seconds();
        String token = token(signer);
        // why: signed in the order of their names, but in the URL in the order of the SDK
        this.requestStart = "PUT\n" + path + '\n' + algorithm + credential + date + expires + token + SIGNED_HEADERS
                + "&partNumber=";
        this.requestMiddle = upload + "\ncontent-length:";
        this.requestEnd = "\nhost:" + bucket.host() + "\n\ncontent-length;host\nUNSIGNED-PAYLOAD";
        this.signedStart = ALGORITHM + '\n' + second + '\n' + scope + '\n';
        this.urlStart = bucket.origin() + path + "?partNumber=";
        this.urlEnd =
                upload + token + '&' + algorithm + date + SIGNED_HEADERS + credential + expires + "&X-Amz-Signature=";
    }

    private static String token(AwsCredentials signer) {
        return signer instanceof AwsSessionCredentials session
                ? "&X-Amz-Security-Token=" + UriEncoding.of(session.sessionToken())
                : "";
    }

    @Override
    public Instant signedAt() {
        return lifetime.signedAt();
    }

    @Override
    public Instant expiresAt() {
        return lifetime.expiresAt();
    }

    @Override
    public URI sign(int partNumber, long sizeBytes) {
        String request = requestStart + partNumber + requestMiddle + sizeBytes + requestEnd;
        String digest = HEX.formatHex(sha256.digest(bytes(request)));
        String signature = HEX.formatHex(mac.doFinal(bytes(signedStart + digest)));
        return URI.create(urlStart + partNumber + urlEnd + signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
