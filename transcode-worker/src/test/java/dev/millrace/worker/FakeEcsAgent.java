package dev.millrace.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the container agent of ECS: takes the protection of this task, or refuses it as ECS does. */
public final class FakeEcsAgent implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;

    public FakeEcsAgent() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/task/task-protection/v1/state", this::answer);
        server.start();
    }

    /** What ECS gives to a task as {@code ECS_AGENT_URI}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/task";
    }

    /** What was asked for, in order: minutes of protection, or {@code off}. */
    public List<String> asked() {
        return asked;
    }

    /** Whether it refuses from now on. */
    public void refuse(boolean refusing) {
        refuses = refusing;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean isOn = body.path("ProtectionEnabled").booleanValue();
            asked.add(exchange.getRequestMethod() + " "
                    + (isOn ? body.path("ExpiresInMinutes").intValue() : "off"));
            byte[] answer = (refuses
                            ? "{\"failure\":{\"Arn\":\"task\",\"Detail\":null,\"Reason\":\"TASK_NOT_VALID\"}}"
                            : "{\"protection\":{\"ProtectionEnabled\":" + isOn + ",\"TaskArn\":\"task\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
