package dev.millrace.video;

import dev.millrace.common.signature.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Signed calls, as upload-service and the workers make them. */
public final class SignedApi {

    private final Api api;
    private final WebhookSignatures signatures;

    SignedApi(Api api, WebhookSignatures signatures) {
        this.api = api;
        this.signatures = signatures;
    }

    public Api.Answer post(String path, Object body) {
        return post(UUID.randomUUID().toString(), path, body);
    }

    public Api.Answer post(String id, String path, Object body) {
        String text = body instanceof String string ? string : Api.JSON.writeValueAsString(body);
        WebhookSignatures.Signed signed = signatures.sign(id, text.getBytes(StandardCharsets.UTF_8));
        return api.send(
                "POST",
                path,
                text,
                Map.of(
                        WebhookSignatures.ID_HEADER, signed.id(),
                        WebhookSignatures.TIMESTAMP_HEADER, signed.timestamp(),
                        WebhookSignatures.SIGNATURE_HEADER, signed.signature()));
    }
}
