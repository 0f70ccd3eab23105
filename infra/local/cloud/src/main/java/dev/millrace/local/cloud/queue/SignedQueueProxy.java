package dev.millrace.local.cloud.queue;

import dev.millrace.local.cloud.HostName;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of ElasticMQ, which accepts any call from anywhere. Like SQS it only accepts calls signed with our key,
 * which a web page in a developer's browser cannot send. Calls with an {@code Origin} or a foreign host name are rejected
 * before the signature is checked.
 */
final class SignedQueueProxy implements AutoCloseable {

    /** Longer than clients keep a connection, so that none is closed while being reused. */
    private static final long IDLE_MILLIS = 120_000;

    private static final Pattern QUEUE_URL = Pattern.compile("(\"QueueUrl\"\\s*:\\s*\"http://[^/\"]+)/");
    private static final int MOST_BYTES = 4 << 20;
    private static final List<String> PASSED_ON = List.of("Content-Type", "Accept", "X-Amz-Target", "User-Agent");
    private static final List<String> PASSED_BACK = List.of("Content-Type", "x-amzn-RequestId", "x-amzn-query-error");

    private final Server server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignatureV4 signature;
    private final URI queues;

    private SignedQueueProxy(int port, SignatureV4 signature, URI queues) {
        this.signature = signature;
        this.queues = queues;
        this.server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Calls());
    }

    /** @param queues ElasticMQ's address: a port and a path that only this process knows */
    static SignedQueueProxy open(int port, SignatureV4 signature, URI queues) throws Exception {
        SignedQueueProxy proxy = new SignedQueueProxy(port, signature, queues);
        proxy.server.start();
        return proxy;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("The SQS proxy did not stop", e);
        }
    }

    private final class Calls extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body = Content.Source.asInputStream(request).readNBytes(MOST_BYTES);
            Refusal refusal = refusal(request, body);
            if (refusal == null) {
                passOn(request, body, response, callback);
            } else {
                response.setStatus(refusal.status());
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
                response.write(true, ByteBuffer.wrap(refusal.json()), callback);
            }
            return true;
        }
    }

    private @Nullable Refusal refusal(Request request, byte[] body) {
        HttpFields headers = request.getHeaders();
        if (!HostName.LOOPBACK.isNamedBy(headers.get(HttpHeader.HOST))) {
            return new Refusal(421, "InvalidAddress", "This is 127.0.0.1. Use that name.");
        }
        if (headers.contains(HttpHeader.ORIGIN)) {
            return new Refusal(403, "AccessDeniedException", "Web pages cannot call queues.");
        }
        return signature.isRight(call(request, body))
                ? null
                : new Refusal(
                        403,
                        "InvalidSignatureException",
                        "The signature is missing, wrong or older than 15 minutes. Sign with the key "
                                + "of the suite, as services do.");
    }

    private static SignatureV4.Call call(Request request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders()
                .forEach(field -> headers.merge(
                        field.getName(),
                        List.of(field.getValue()),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        String target = request.getHttpURI().getPathQuery();
        return new SignatureV4.Call(request.getMethod(), target, headers, body);
    }

    private void passOn(Request request, byte[] body, Response response, Callback callback) {
        HttpRequest.Builder call = HttpRequest.newBuilder(
                        URI.create(queues + request.getHttpURI().getPath()))
                .method(request.getMethod(), HttpRequest.BodyPublishers.ofString(named(body)));
        PASSED_ON.forEach(name -> request.getHeaders().getValuesList(name).forEach(value -> call.header(name, value)));
        http.sendAsync(call.build(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> passBack(answer, response, callback))
                .exceptionally(failure -> {
                    callback.failed(failure);
                    return null;
                });
    }

    /** why: ElasticMQ expects its own path in the queue URLs of the JSON protocol too. */
    private String named(byte[] body) {
        return QUEUE_URL.matcher(new String(body, StandardCharsets.UTF_8)).replaceAll("$1" + queues.getPath() + "/");
    }

    private void passBack(HttpResponse<String> answer, Response response, Callback callback) {
        response.setStatus(answer.statusCode());
        PASSED_BACK.forEach(name -> answer.headers()
                .allValues(name)
                .forEach(value -> response.getHeaders().add(name, value)));
        // why: queue URLs contain the inner path, which is secret
        String body = answer.body().replace(queues.getPath(), "");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    /**
     * A refusal in the AWS JSON protocol.
     *
     * @param type AWS error type
     */
    private record Refusal(int status, String type, String message) {

        byte[] json() {
            return ("{\"__type\":\"com.amazon.coral.service#" + type + "\",\"message\":\"" + message + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
