package dev.millrace.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain HTTP, as phones and browsers send it. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    static HttpResponse<byte[]> get(URI uri, String... headers) {
        return send(request(uri, headers).GET());
    }

    static HttpResponse<byte[]> put(URI uri, byte[] body, String... headers) {
        return send(request(uri, headers).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends the body after {@code 100 Continue}. */
    static HttpResponse<byte[]> putOnceAsked(URI uri, byte[] body) {
        return send(request(uri).expectContinue(true).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static HttpResponse<byte[]> call(String method, URI uri, String body, String... headers) {
        return send(request(uri, headers).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
