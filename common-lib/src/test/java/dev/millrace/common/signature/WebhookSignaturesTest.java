package dev.millrace.common.signature;

import static dev.millrace.common.signature.WebhookSignatures.Verdict.BAD_ID;
import static dev.millrace.common.signature.WebhookSignatures.Verdict.BAD_SIGNATURE;
import static dev.millrace.common.signature.WebhookSignatures.Verdict.BAD_TIMESTAMP;
import static dev.millrace.common.signature.WebhookSignatures.Verdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTest {

    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMgaW4gYWxs";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The example of the Standard Webhooks specification, so that we agree with everybody else's library. */
    @Test
    void agreesWithThePublishedExample() {
        var signed = at(NOW, OLD).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", BODY);

        assertThat(signed.signature()).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void changedIdTimestampOrBodyIsRefused() {
        var signatures = at(NOW, OLD);
        var signed = signatures.sign("id", BODY);

        assertThat(signatures.verify("id", signed.timestamp(), signed.signature(), BODY))
                .isEqualTo(VALID);
        assertThat(signatures.verify("other", signed.timestamp(), signed.signature(), BODY))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(signatures.verify("id", "1614265331", signed.signature(), BODY))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(signatures.verify("id", signed.timestamp(), signed.signature(), new byte[] {1}))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(signatures.verify("id", signed.timestamp(), "", BODY)).isEqualTo(BAD_SIGNATURE);
    }

    @Test
    void tooLongIdIsRejected() {
        var longest = at(NOW, OLD).sign("i".repeat(255), BODY);
        var longer = at(NOW, OLD).sign("i".repeat(256), BODY);
        var none = at(NOW, OLD).sign("", BODY);

        assertThat(at(NOW, OLD).verify(longest.id(), longest.timestamp(), longest.signature(), BODY))
                .isEqualTo(VALID);
        assertThat(at(NOW, OLD).verify(longer.id(), longer.timestamp(), longer.signature(), BODY))
                .isEqualTo(BAD_ID);
        assertThat(at(NOW, OLD).verify("", none.timestamp(), none.signature(), BODY))
                .isEqualTo(BAD_ID);
    }

    @Test
    void timestampFarFromNowIsRefused() {
        var signed = at(NOW, OLD).sign("id", BODY);

        assertThat(at(NOW.plusSeconds(300), OLD).verify("id", signed.timestamp(), signed.signature(), BODY))
                .isEqualTo(VALID);
        assertThat(at(NOW.plusSeconds(301), OLD).verify("id", signed.timestamp(), signed.signature(), BODY))
                .isEqualTo(BAD_TIMESTAMP);
        assertThat(at(NOW.minusSeconds(301), OLD).verify("id", signed.timestamp(), signed.signature(), BODY))
                .isEqualTo(BAD_TIMESTAMP);
        assertThat(at(NOW, OLD).verify("id", "yesterday", signed.signature(), BODY))
                .isEqualTo(BAD_TIMESTAMP);
    }

    @Test
    void keysOverlapDuringRotation() {
        var signedByOld = at(NOW, OLD).sign("id", BODY);

        assertThat(at(NOW, NEW, OLD).verify("id", signedByOld.timestamp(), signedByOld.signature(), BODY))
                .isEqualTo(VALID);
        assertThat(at(NOW, NEW).verify("id", signedByOld.timestamp(), signedByOld.signature(), BODY))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(at(NOW, NEW)
                        .verify(
                                "id",
                                signedByOld.timestamp(),
                                "v1,x " + at(NOW, NEW).sign("id", BODY).signature(),
                                BODY))
                .isEqualTo(VALID);
    }

    @Test
    void weakSecretStopsTheStartWithoutBeingNamed() {
        assertThatThrownBy(() -> at(NOW, "whsec_c2hvcnQ="))
                .hasMessage("millrace.webhooks.secrets: want 24 to 64 bytes, got 5");
        assertThatThrownBy(() -> at(NOW, "whsec_!!"))
                .hasMessage("millrace.webhooks.secrets: not base64")
                .hasNoCause();
    }

    private static WebhookSignatures at(Instant now, String... secrets) {
        return new WebhookSignatures(
                new WebhookProperties(List.of(secrets), Duration.ofMinutes(5)), Clock.fixed(now, ZoneOffset.UTC));
    }
}
