package dev.millrace.local.cloud.storage;

import dev.millrace.local.cloud.storage.SignedWhole.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Explains the most common signature error of parts. S3's message only mentions the signature, so developers suspect the key.
 * The signed length is not part of the URL, so the response says where to find it.
 */
final class SignedLength extends Response.Wrapper {

    private static final String CODE = "SignatureDoesNotMatch";
    private static final int FORBIDDEN = 403;

    private boolean isExplained;

    SignedLength(Request request, Response wrapped) {
        super(request, wrapped);
    }

    /** Whether it is a part whose URL was signed for a fixed length. */
    static boolean isSignedIn(Request request) {
        String query = Objects.toString(request.getHttpURI().getQuery(), "").toLowerCase(Locale.ROOT);
        return "PUT".equals(request.getMethod()) && query.contains("x-amz-signedheaders=content-length");
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (isExplained) {
            callback.succeeded(); // why: the response is complete, this is the rest of the original one
        } else if (getStatus() == FORBIDDEN && !isCommitted() && says(content)) {
            isExplained = true;
            byte[] body = explanation();
            getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            super.write(true, ByteBuffer.wrap(body), callback);
        } else {
            super.write(last, content, callback);
        }
    }

    private static boolean says(ByteBuffer content) {
        return content != null
                && StandardCharsets.UTF_8.decode(content.duplicate()).toString().contains(CODE);
    }

    private byte[] explanation() {
        String length = Objects.toString(getRequest().getHeaders().get(HttpHeader.CONTENT_LENGTH), "none");
        return new Refusal(
                        FORBIDDEN,
                        CODE,
                        "The signature does not match this request. Content-Length is signed, and this request has "
                                + length
                                + ". Send exactly the sizeBytes that came with this URL (GET /api/uploads/{sid} returns the length "
                                + "of every part), or request another URL.")
                .xml();
    }
}
