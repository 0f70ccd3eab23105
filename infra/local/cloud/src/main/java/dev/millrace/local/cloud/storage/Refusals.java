package dev.millrace.local.cloud.storage;

import dev.millrace.local.cloud.HostName;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeaderValue;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Sends refusals that the client can read, as S3 does. S3Proxy alone responds early, as if the connection could be reused;
 * Jetty then finds unread body bytes and closes it. A client that keeps the connection loses its next request, and one that
 * is still sending loses the response. So this reads the rest of the body first; if the body is too long for that, or waits
 * for {@code 100 Continue}, the response carries {@code Connection: close}.
 */
final class Refusals extends Handler.Wrapper {

    private static final int FIRST_REFUSAL = 400;
    private static final long READ_UP_BYTES = 64L << 20;

    private Refusals(Handler wrapped) {
        super(wrapped);
    }

    /** Installs itself and then {@link SignedWhole} in front of {@code proxy}, which must not be started yet. */
    static void in(S3Proxy proxy, HostName host) throws ReflectiveOperationException {
        // why: S3Proxy creates its server itself and does not expose it.
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(proxy);
        server.setHandler(new Refusals(new SignedWhole(server.getHandler(), host)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Answer(request, response), callback);
    }

    private static final class Answer extends Response.Wrapper {

        private Answer(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (isCommitted() || getStatus() < FIRST_REFUSAL) {
                super.write(last, content, callback);
                return;
            }
            if (isBodyReadUp()) {
                Content.Source.consumeAll(
                        getRequest(),
                        Callback.from(
                                () -> super.write(last, content, callback),
                                broken -> writeAndClose(last, content, callback)));
                return;
            }
            writeAndClose(last, content, callback);
        }

        private boolean isBodyReadUp() {
            Request request = getRequest();
            return request.getLength() <= READ_UP_BYTES
                    && !request.getHeaders().contains(HttpHeader.EXPECT)
                    && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        }

        private void writeAndClose(boolean last, ByteBuffer content, Callback callback) {
            getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
            super.write(last, content, callback);
        }
    }
}
