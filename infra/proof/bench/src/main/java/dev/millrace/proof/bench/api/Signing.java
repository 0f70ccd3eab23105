package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.bench.api.Phones.Session;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

/** Signs parts one by one and in batches, as fast as possible. */
final class Signing {

    /** 205 parts. */
    private static final long SIZE = 1L << 30;

    private static final int SESSIONS = 100;
    private static final int WIDTH = 4;

    private final Caller caller;
    private final Phones phones;
    private final Owners owners;
    private final SuiteState state;

    Signing(Caller caller, Phones phones, Owners owners, SuiteState state) {
        this.caller = caller;
        this.phones = phones;
        this.owners = owners;
        this.state = state;
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

    List<Signed> measure() throws InterruptedException {
        List<Session> sessions = BoundedParallel.run(
                SESSIONS,
                WIDTH,
                number -> phones.create(owners.next(), SIZE).thenCompose(draft -> phones.open(draft, SIZE)));
        return List.of(sign(sessions, 1, 3_000), sign(sessions, 100, 400));
    }

    private Signed sign(List<Session> sessions, int batch, int calls) throws InterruptedException {
        send(sessions, batch, calls / 4);
        Usage before = Usage.now(state);
        long began = System.nanoTime();
        send(sessions, batch, calls);
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        return new Signed(batch, calls * batch, wall, Usage.now(state).since(before));
    }

    private void send(List<Session> sessions, int batch, int calls) throws InterruptedException {
        BoundedParallel.run(calls, WIDTH, number -> {
            Session session = sessions.get(number % sessions.size());
            HttpRequest request = caller.request(session.owner(), signing(session.sessionId(), batch));
            return caller.ask(request).thenApply(answer -> {
                int parts = batch == 1 ? 1 : answer.path("parts").size();
                if (parts != batch) {
                    throw new IllegalStateException(parts + " parts were signed, not " + batch);
                }
                return parts;
            });
        });
    }

    private static ApiCall signing(String sessionId, int batch) {
        return batch == 1 ? ApiCall.signPart(sessionId, 1) : ApiCall.signParts(sessionId, Phones.partNumbers(batch));
    }
}
