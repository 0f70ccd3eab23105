package dev.millrace.gateway.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards one call and streams the response back.
 *
 * <p>why not the library's exchange: it reads an unfinished response to its end before releasing the connection, so an event
 * stream would outlive its client, and it sends nothing of a stream, not even the status, before the first event.
 */
@Component
final class ServiceExchange implements ProxyExchange {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int BUFFER_BYTES = 16 * 1024;

    /** why: thousands of streams have one each for hours. */
    private static final int STREAM_BUFFER_BYTES = 2 * 1024;

    private final CloseableHttpClient http;
    private final RequestConfig forStreams;
    private final RequestConfig forCompletions;

    ServiceExchange(CloseableHttpClient serviceHttp, RouteProperties properties) {
        this.http = serviceHttp;
        this.forStreams = patience(properties, properties.eventStreamSilence());
        this.forCompletions = patience(properties, properties.completionTimeout());
    }

    private static RequestConfig patience(RouteProperties properties, Duration silence) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .setResponseTimeout(Timeout.of(silence))
                .build();
    }

    @Override
    public ServerResponse exchange(Request request) {
        try {
            HttpUriRequestBase call = call(request);
            ClassicHttpResponse answer = http.executeOpen(RoutingSupport.determineHost(call), call, context(call));
            return passBack(request, call, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private HttpClientContext context(HttpUriRequestBase call) {
        HttpClientContext context = HttpClientContext.create();
        String path = path(call);
        if (path.endsWith("/events")) {
            context.setRequestConfig(forStreams);
        } else if (path.endsWith("/complete")) {
            context.setRequestConfig(forCompletions);
        }
        return context;
    }

    private static String path(HttpUriRequestBase call) {
        String target = call.getPath();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static HttpUriRequestBase call(Request request) throws IOException {
        HttpUriRequestBase call =
                new HttpUriRequestBase(request.getMethod().name(), Objects.requireNonNull(request.getUri()));
        request.getHeaders().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        byte[] body =
                request.getServerRequest().servletRequest().getInputStream().readAllBytes();
        if (body.length > 0) {
            call.setEntity(new ByteArrayEntity(body, null)); // why: no type, the client's own header is forwarded
        }
        return call;
    }

    private static ServerResponse passBack(Request request, HttpUriRequestBase call, ClassicHttpResponse answer) {
        HttpStatusCode status = HttpStatusCode.valueOf(answer.getCode());
        HttpHeaders headers = headers(answer);
        boolean compressed =
                GzipEntityTags.mark(status, request.getServerRequest().headers().asHttpHeaders(), headers);
        ServerResponse response = GatewayServerResponse.status(status).build((servletRequest, servletResponse) -> {
            OutputStream out = servletResponse.getOutputStream();
            copy(call, answer, compressed ? new GZIPOutputStream(out) : out);
            return null;
        });
        var answered = new AnswerHeaders(status, headers);
        request.getResponseConsumers().forEach(consumer -> consumer.accept(answered, response));
        return response;
    }

    private static HttpHeaders headers(ClassicHttpResponse answer) {
        HttpHeaders headers = new HttpHeaders();
        Arrays.stream(answer.getHeaders()).forEach(header -> headers.add(header.getName(), header.getValue()));
        return headers;
    }

    /** A response read to its end returns the connection to the pool; otherwise the connection is closed. */
    private static void copy(HttpUriRequestBase call, ClassicHttpResponse answer, OutputStream out) throws IOException {
        try (answer) {
            copy(call, answer.getEntity(), out);
        }
    }

    private static void copy(HttpUriRequestBase call, @Nullable HttpEntity entity, OutputStream out)
            throws IOException {
        if (entity == null) {
            return;
        }
        boolean live = isEventStream(entity.getContentType());
        try {
            if (live) {
                out.flush(); // why: the client must see immediately that it is connected
            }
            copy(entity.getContent(), out, live);
            if (out instanceof GZIPOutputStream compressed) {
                compressed.finish();
            }
        } catch (IOException e) {
            call.cancel(); // why: closing alone would read the stream to its end
            throw e;
        }
    }

    private static void copy(InputStream in, OutputStream out, boolean live) throws IOException {
        byte[] buffer = new byte[live ? STREAM_BUFFER_BYTES : BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (live) {
                out.flush();
            }
        }
    }

    private static boolean isEventStream(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(EVENT_STREAM);
    }

    private record AnswerHeaders(HttpStatusCode statusCode, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return statusCode;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
