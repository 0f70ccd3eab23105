package dev.millrace.blackbox.security;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many slow clients in parallel (slowloris), which stay connected while the other attacks run. */
final class SlowClients implements AutoCloseable {

    private static final int TIMEOUT = 408;
    private static final int KINDS = 4;
    private static final int EACH = 20;
    private static final int BETWEEN_BYTES_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final String GIVEN_UP = "given up";
    private static final String WAITED_FOR = "waited for";
    /** why: Tomcat limits the number of headers and the time for each, but not the total time. */
    private static final String ENDLESS_HEADERS = "headers that come one by one";

    private static final Call HUNG = Call.of("POST", "/api/videos");
    private static final String BEGINNING = "POST /api/videos HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private final Wire gateway;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "slow client");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, List<Future<String>>> waiting = new LinkedHashMap<>();
    private final CountDownLatch toBegin = new CountDownLatch(KINDS * EACH);
    private final Reply ofAnotherMeanwhile;

    /** Returns when all of them hang and another caller has been answered. */
    SlowClients(Wire gateway, String token) {
        this.gateway = gateway;
        String body = BEGINNING + "Authorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        begin("headers that never come", () -> stall(BEGINNING));
        begin(ENDLESS_HEADERS, () -> dribble(BEGINNING, "X-Any: a\r\n"));
        begin("a body that never comes", () -> stall(body));
        begin("a body that comes byte by byte", () -> dribble(body, " "));
        awaitBegun();
        ofAnotherMeanwhile = gateway.send(Call.of("GET", "/api/videos").as(token));
    }

    /** Waits for all clients and records their results. */
    List<Finding> rows() {
        Findings findings = new Findings();
        waiting.forEach((attack, clients) -> findings.add(
                EACH + " connections", attack, attack.equals(ENDLESS_HEADERS) ? WAITED_FOR : GIVEN_UP, seen(clients)));
        findings.add("another caller", "during the attacks", Wanted.status(200), ofAnotherMeanwhile);
        return findings.rows();
    }

    private void begin(String attack, Callable<String> client) {
        waiting.put(
                attack,
                IntStream.range(0, EACH).mapToObj(i -> threads.submit(client)).toList());
    }

    private void awaitBegun() {
        try {
            if (!toBegin.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("could not connect");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String stall(String beginning) throws IOException {
        try (Socket socket = gateway.connect()) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            toBegin.countDown();
            return became(gateway.read(HUNG, socket.getInputStream()));
        }
    }

    private String dribble(String beginning, String more) throws IOException {
        try (Socket socket = gateway.connect()) {
            socket.setSoTimeout(BETWEEN_BYTES_MILLIS);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            toBegin.countDown();
            for (long left = LONGEST.toMillis(); left > 0; left -= BETWEEN_BYTES_MILLIS) {
                try {
                    return became(gateway.read(HUNG, socket.getInputStream()));
                } catch (SocketTimeoutException e) {
                    // why: without a response yet, a slow client sends its next byte
                    socket.getOutputStream().write(more.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            return WAITED_FOR;
        }
    }

    /** 408, or closed without a response while there is no complete request. */
    private static String became(Reply reply) {
        return reply.status() == TIMEOUT || reply.status() == 0 ? GIVEN_UP : reply.seen();
    }

    private static String seen(List<Future<String>> clients) {
        return clients.stream().map(SlowClients::outcome).distinct().collect(Collectors.joining(", "));
    }

    private static String outcome(Future<String> client) {
        try {
            return client.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
