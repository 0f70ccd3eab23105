package dev.millrace.local.cloud.storage;

import dev.millrace.local.cloud.HostName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeaderValue;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests with additions that the signature does not cover, as S3 does. S3Proxy alone obeys an unsigned
 * {@code x-amz-copy-source}, so that a client allowed to upload a part could copy another owner's object into it; it verifies
 * only one of two parameters of the same name, and stores bodies that do not match the signed length.
 */
final class SignedWhole extends Handler.Wrapper {

    private final HostName host;

    /** @param host names under which the store accepts calls */
    SignedWhole(Handler wrapped, HostName host) {
        super(wrapped);
        this.host = host;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Refusal refusal = refusal(request);
        if (refusal == null) {
            Response answer = SignedLength.isSignedIn(request) ? new SignedLength(request, response) : response;
            return super.handle(new UntypedPart(request), answer, callback);
        }
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            // why: the two lengths disagree on where the body ends.
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        response.write(true, ByteBuffer.wrap(refusal.xml()), callback);
        return true;
    }

    private @Nullable Refusal refusal(Request request) {
        if (!host.isNamedBy(request.getHeaders().get(HttpHeader.HOST))) {
            return new Refusal(421, "InvalidRequest", "This is " + host.name());
        }
        return SignedRequest.refusalOf(request);
    }

    /**
     * Hides the type of a form body. why: S3Proxy parses parameters from bodies declared as forms, curl's default, and then
     * misses them in the signature; the type of a part means nothing to S3.
     */
    private static final class UntypedPart extends Request.Wrapper {

        private final HttpFields headers;

        private UntypedPart(Request wrapped) {
            super(wrapped);
            boolean form = "PUT".equals(wrapped.getMethod())
                    && String.valueOf(wrapped.getHeaders().get(HttpHeader.CONTENT_TYPE))
                            .toLowerCase(Locale.ROOT)
                            .contains("form");
            headers = form
                    ? HttpFields.build(wrapped.getHeaders())
                            .remove(HttpHeader.CONTENT_TYPE)
                            .asImmutable()
                    : wrapped.getHeaders();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    /**
     * A refusal in S3's format.
     *
     * @param code S3's error code
     */
    record Refusal(int status, String code, String message) {

        static @Nullable Refusal unless(boolean right, int status, String code, String message) {
            return right ? null : new Refusal(status, code, message);
        }

        byte[] xml() {
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                            + "</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
