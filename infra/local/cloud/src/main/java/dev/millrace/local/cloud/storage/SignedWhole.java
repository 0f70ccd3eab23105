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
 * Refuses a request to which something was added that its signature does not cover, as S3 does. S3Proxy alone obeys an unsigned
 * {@code x-amz-copy-source}, so that whoever may upload a part could copy somebody else's object into it, verifies one of two
 * parameters of the same name, and stores a body of which the signed length says nothing.
 */
final class SignedWhole extends Handler.Wrapper {

    private final HostName host;

    /** @param host by which names the store is called */
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
            // why: where its body ends is what the two lengths disagree on.
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
     * A request whose body is a body, whatever it is called. why: S3Proxy reads parameters out of one that is called a form, as
     * curl calls all that it sends, and then misses them in the signature; the type of a part means nothing to S3.
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
     * Why a request is refused, in S3's words.
     *
     * @param status HTTP status
     * @param code of S3's catalogue
     * @param message for people
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
