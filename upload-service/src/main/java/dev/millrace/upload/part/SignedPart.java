package dev.millrace.upload.part;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Answers of the signing endpoint. */
@Schema(oneOf = {SignedPart.One.class, SignedPart.Many.class})
public sealed interface SignedPart {

    /**
     * One part's URL: PUT exactly its bytes there.
     *
     * @param sizeBytes length that the body must have, to the byte: it is signed
     * @param expiresAt until when; it can be signed again while the session lives
     * @param expiresInSeconds for how long from the moment of the answer, however wrong the phone's clock is
     * @param serverTime when it was signed
     */
    @Schema(name = "SignedPartUrl")
    record One(
            int partNumber, long sizeBytes, URI uploadUrl, Instant expiresAt, long expiresInSeconds, Instant serverTime)
            implements SignedPart {

        /** Without the URL, which is a secret. */
        @Override
        public String toString() {
            return "SignedPart[" + partNumber + ", until " + expiresAt + "]";
        }
    }

    /** Several parts' URLs, in the order asked for. */
    @Schema(name = "SignedPartUrls")
    record Many(List<One> parts) implements SignedPart {}
}
