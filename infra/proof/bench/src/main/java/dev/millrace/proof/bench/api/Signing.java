package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import dev.millrace.proof.bench.api.Phones.Session;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Signs parts one by one and in batches, as fast as possible. */
final class Signing {

    /** 205 parts. */
    private static final long SIZE = 1L << 30;

    private static final int SESSIONS = 100;
    private static final int WIDTH = 4;
    private static final double RATE = 50;

    private final Caller caller;
    private final Phones phones;
    private final Owners owners;

    Signing(Caller caller, Phones phones, Owners owners) {
        this.caller = caller;
        this.phones = phones;
        this.owners = owners;
    }

    /**
     * The result of one batch size.
     *
     * @param batch parts per call
     */
    record Signed(int batch, int parts, Duration wall, Usage usage) {

        /** CPU time of upload-service, which signs. */
        double perCpuSecond() {
            return parts / seconds(usage.of(Usage.UPLOAD));
        }

        /** CPU time of all of Millrace, including gateway and database. */
        double perCpuSecondOfAll() {
            return parts / seconds(usage.ofMillrace());
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    /** A batch size and its calls. */
    record Batch(int parts, Load load) {

        Signed signed(Step saturated) {
            Outcome outcome = saturated.outcome();
            return new Signed(parts, outcome.good() * parts, outcome.wall(), saturated.usage());
        }
    }

    /** The title of a batch size. */
    static String title(int parts) {
        return "sign " + parts + " of 205 parts";
    }

    List<Batch> batches() throws InterruptedException {
        List<Session> sessions = BoundedParallel.run(
                SESSIONS,
                WIDTH,
                number -> phones.create(owners.next(), SIZE).thenCompose(draft -> phones.open(draft, SIZE)));
        return List.of(batch(sessions, 1, 3_000), batch(sessions, 100, 1_500));
    }

    private Batch batch(List<Session> sessions, int parts, int window) {
        return new Batch(parts, new Load(title(parts), RATE, window, calls -> signing(sessions, parts)));
    }

    private Supplier<CompletableFuture<Integer>> signing(List<Session> sessions, int parts) {
        Supplier<Session> turn = Prepared.inTurn(sessions);
        return () -> {
            Session session = turn.get();
            HttpRequest request = caller.request(session.owner(), call(session.sessionId(), parts));
            return caller.send(request).thenApply(answer -> answer.statusCode());
        };
    }

    private static ApiCall call(String sessionId, int parts) {
        return parts == 1 ? ApiCall.signPart(sessionId, 1) : ApiCall.signParts(sessionId, Phones.partNumbers(parts));
    }
}
