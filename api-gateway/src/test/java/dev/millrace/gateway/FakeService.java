package dev.millrace.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway: records requests and sends prepared responses, or an empty object. */
public final class FakeService {

    private final HttpServer server;
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public record Call(String method, String target, Headers headers, String body) {}

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answer(String path, String json) {
        answer(path, exchange -> send(exchange, 200, "application/json", json));
    }

    public void answer(String path, HttpHandler answer) {
        answers.put(path, answer);
    }

    public List<Call> calls(String path) {
        return calls.stream()
                .filter(call -> call.target().equals(path) || call.target().startsWith(path + "?"))
                .toList();
    }

    public int calls() {
        return calls.size();
    }

    public Call only(String path) {
        List<Call> found = calls(path);
        if (found.size() != 1) {
            throw new AssertionError(path + " was called " + found.size() + " times");
        }
        return found.get(0);
    }

    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers headers = new Headers();
        headers.putAll(exchange.getRequestHeaders());
        calls.add(new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        answers.getOrDefault(exchange.getRequestURI().getPath(), e -> send(e, 200, "application/json", "{}"))
                .handle(exchange);
    }
}
