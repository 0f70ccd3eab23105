package dev.millrace.local.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.operations.DeadLetterCommands.Filter;
import dev.millrace.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    private static final Filter ALL = new Filter(null, null, null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false);
    private final List<String> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private HttpServer server;
    private OperatorApi api;

    @BeforeEach
    void answerWhatATestSays() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestURI() + " " + body);
            byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        api = new OperatorApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void freezeGoesOnUntilThereAreNoOthers() throws Exception {
        answer("{'dryRun': false, 'videos': ['a', 'b'], 'more': true}", "{'videos': ['c'], 'more': false}");

        assertThat(new Rollback(api, terminal).freeze(Duration.ofMinutes(10), false))
                .containsExactly("a", "b", "c");

        assertThat(asked).hasSize(2).allSatisfy(call -> assertThat(call).contains("\"olderThanSeconds\":600"));
        assertThat(text()).endsWith("3 videos are frozen: FAILED ROLLBACK\n");
    }

    @Test
    void freezeDoesNotAskForeverWhenNothingCanBeFrozen() throws Exception {
        answer("{'videos': [], 'more': true}");

        assertThat(new Rollback(api, terminal).freeze(Duration.ZERO, false)).isEmpty();

        assertThat(text()).contains("there are more");
    }

    @Test
    void rehearsedFreezeAsksOnceSinceTheSameWouldComeAgain() throws Exception {
        answer("{'videos': ['a'], 'more': true}");

        new Rollback(api, terminal).freeze(Duration.ZERO, true);

        assertThat(text()).endsWith("1 videos would be frozen, and there are more\n");
    }

    @Test
    void replayFollowsThePages() throws Exception {
        answer(
                "{'items': [{'videoId': 'a', 'outcome': 'ENQUEUED'}], 'nextCursor': 'next'}",
                "{'items': [{'videoId': 'b', 'outcome': 'SOURCE_MISSING'}], 'nextCursor': null}");

        new Rollback(api, terminal).replay("ROLLBACK", Instant.EPOCH, false);

        assertThat(asked.get(0)).doesNotContain("cursor").contains("\"since\":\"1970-01-01T00:00:00Z\"");
        assertThat(asked.get(1)).contains("\"cursor\":\"next\"");
        assertThat(text()).endsWith("Replayed: 1 enqueued, 1 source missing\n");
    }

    @Test
    void redriveEndsAfterACompletePassWithoutARedrive() throws Exception {
        answer(
                "{'items': [{'messageId': '1', 'videoId': 'a', 'outcome': 'ENQUEUED'}], 'looked': 2, 'total': 3}",
                "{'items': [{'messageId': '2', 'videoId': 'b', 'outcome': 'SOURCE_MISSING'}], 'looked': 2, 'total': 3}",
                "{'items': [{'messageId': '3', 'outcome': 'KEPT'}], 'looked': 2, 'total': 3}");

        new DeadLetterCommands(api, terminal).redrive(ALL, false);

        assertThat(asked).hasSize(3);
        assertThat(text()).contains("1 enqueued, 1 kept, 1 source missing").contains("About 3 messages");
    }

    @Test
    void redriveEndsWhenTheQueueReturnsNoMessages() throws Exception {
        answer("{'items': [], 'looked': 0, 'total': 7}");

        new DeadLetterCommands(api, terminal).redrive(ALL, false);

        assertThat(text()).contains("Redriven: none").contains("About 7 messages");
    }

    @Test
    void listSaysHowManyAreNotShown() throws Exception {
        answer("{'items': [{'messageId': '1', 'state': 'UNREADABLE'}], 'total': 5000}");

        new DeadLetterCommands(api, terminal).list();

        assertThat(text())
                .contains("UNREADABLE")
                .contains("1 shown of about 5000")
                .contains("no pages");
    }

    @Test
    void auditEndsWithTheNewestAndShortensWhatIsLong() throws Exception {
        answer(
                "{'items': [{'id': 2, 'command': 'RESUME', 'startedAt': 'later', 'operator': 'o', 'state': 'STARTED',"
                        + " 'parameters': {}, 'outcome': null}], 'nextCursor': 2}",
                "{'items': [{'id': 1, 'command': 'FREEZE', 'startedAt': 'early', 'operator': 'o', 'state': 'DONE',"
                        + " 'parameters': {'dryRun': true}, 'outcome': {'videos': ['a', 'b']}}], 'nextCursor': null}");

        new Records(api, terminal).audit(50);

        assertThat(asked.get(1)).contains("limit=49&cursor=2");
        assertThat(text().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("FREEZE", "dryRun true", "videos 2"),
                        line -> assertThat(line).contains("RESUME", "STARTED"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not know the token",
        "403, does not have the role operator",
        "400, 'limit must be less (400 VALIDATION_FAILED): limit is 0'"
    })
    void refusalsAreToldInWords(int refusal, String words) {
        status = refusal;
        answer("{'detail': 'limit must be less', 'code': 'VALIDATION_FAILED',"
                + " 'errors': [{'field': 'limit', 'message': 'is 0'}]}");

        assertThatIOException().isThrownBy(() -> api.get("intake")).withMessageContaining(words);
    }

    @Test
    void nobodyWhoAnswersIsToldInWords() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        OperatorApi unreachable = new OperatorApi(URI.create("http://127.0.0.1:" + port), "token");

        assertThatIOException().isThrownBy(() -> unreachable.get("intake")).withMessageContaining("no answer from");
    }

    private void answer(String... jsons) {
        for (String json : jsons) {
            answers.add(json.replace('\'', '"'));
        }
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
