package dev.millrace.upload.store;

import dev.millrace.common.bucket.S3Clients;
import dev.millrace.common.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Presigned {@code UploadPart}, byte for byte as the SDK's presigner makes it, at a hundredth of its cost: only the part differs
 * from URL to URL. The signed Content-Length makes storage refuse a longer or shorter body.
 */
final class S3PartUrls implements PartUrls {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** why: the SDK renews credentials before their last minute; such a URL would expire before a phone has used it. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final S3BucketAddress bucket;
    private final AwsCredentialsProvider credentials;
    private final Clock clock;

    // why no lock: a race derives the same key twice
    private volatile @Nullable SigningKey lastKey;

    S3PartUrls(S3BucketAddress bucket, AwsCredentialsProvider credentials, Clock clock) {
        this.bucket = bucket;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Signing of(Multipart multipart, Duration life) {
        AwsCredentials signer = S3Clients.answered(credentials::resolveCredentials);
        Instant now = clock.instant();
        Instant wanted = now.plus(life);
        // why: a URL expires with the credentials that signed it, whatever it says
        Instant expiresAt = signer.expirationTime()
                .filter(end -> end.isBefore(wanted))
                .map(end -> beforeTheirEnd(now, end))
                .orElse(wanted);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new S3PartSigning(
                bucket, multipart, signer, key(signer.secretAccessKey(), today), new Lifetime(now, expiresAt));
    }

    private static Instant beforeTheirEnd(Instant now, Instant end) {
        if (end.isBefore(now.plus(LEAST))) {
            throw new Unavailable("The media storage", RETRY_AFTER);
        }
        return now.plusSeconds(now.until(end, ChronoUnit.SECONDS));
    }

    private SigningKey key(String secretAccessKey, LocalDate today) {
        SigningKey known = lastKey;
        if (known == null || !known.isOf(secretAccessKey, today)) {
            known = new SigningKey(secretAccessKey, today, bucket.scope());
            lastKey = known;
        }
        return known;
    }

    /** When a URL is signed, and when it expires. */
    record Lifetime(Instant signedAt, Instant expiresAt) {

        long seconds() {
            return signedAt.until(expiresAt, ChronoUnit.SECONDS);
        }
    }
}
