package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Phones.Draft;
import dev.millrace.proof.bench.api.Phones.Session;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls whose cost must not grow: those of {@link Loads}, and others of the owner who has a tenth of all videos. */
final class FlatnessLoads {

    private static final double RATE = 25;
    private static final int WINDOW = 200;
    private static final String PAGE = "limit=20";

    private final Caller strict;
    private final Caller patient;
    private final Owners owners;
    private final PgStatStatements statements;

    FlatnessLoads(Caller strict, Caller patient, Owners owners, PgStatStatements statements) {
        this.strict = strict;
        this.patient = patient;
        this.owners = owners;
        this.statements = statements;
    }

    List<Load> all() throws InterruptedException {
        Prepared prepared = new Prepared(new Phones(patient, owners));
        List<Load> all = new ArrayList<>(new Loads(strict, owners, new Phones(strict, owners), prepared).all());
        all.addAll(ofAgency());
        all.addAll(ofSessions(prepared));
        all.add(load("freeze, dry run", calls -> sending(this::freezing)));
        return List.copyOf(all);
    }

    private List<Load> ofAgency() throws InterruptedException {
        String cursor = new Reading(patient, owners, statements).deepCursor(owners.agency());
        String deep = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        Phones phones = new Phones(strict, owners.ofAgency());
        return List.of(
                load("list, agency", calls -> sending(() -> videos(""))),
                load("list, deep page, agency", calls -> sending(() -> videos(deep))),
                load("list FAILED, agency", calls -> sending(() -> videos("&status=FAILED"))),
                load("list UPLOADED, agency", calls -> sending(() -> videos("&status=UPLOADED"))),
                load("list sessions, agency", calls -> sending(this::allSessions)),
                load(Loads.UPLOAD_BY_FEW + ", agency", calls -> phones::uploadByFewCalls));
    }

    private List<Load> ofSessions(Prepared prepared) {
        return List.of(
                load("status of a session", calls -> each(prepared.sessions(calls), this::status)),
                load("sessions of a video", calls -> each(prepared.sessions(calls), this::sessionsOfVideo)),
                load("pause a session", calls -> each(prepared.sessions(calls), this::pausing)),
                load("cancel a session", calls -> each(prepared.sessions(calls), this::cancelling)),
                load("delete an UPLOADING video", calls -> each(prepared.sessions(calls), this::deleting)),
                load("change a video", calls -> each(prepared.drafts(calls), this::changing)));
    }

    private static Load load(String title, Load.Preparation preparation) {
        return new Load(title, RATE, WINDOW, preparation);
    }

    private <T> Supplier<CompletableFuture<Integer>> each(List<T> subjects, Function<T, HttpRequest> call) {
        Supplier<T> turn = Prepared.inTurn(subjects);
        return sending(() -> call.apply(turn.get()));
    }

    private Supplier<CompletableFuture<Integer>> sending(Supplier<HttpRequest> request) {
        return () -> strict.send(request.get()).thenApply(answer -> answer.statusCode());
    }

    private HttpRequest videos(String more) {
        return strict.request(owners.agency(), ApiCall.videos(PAGE + more));
    }

    private HttpRequest allSessions() {
        return strict.request(owners.agency(), ApiCall.get("/api/uploads?" + PAGE));
    }

    private HttpRequest status(Session session) {
        return strict.request(session.owner(), ApiCall.uploadStatus(session.sessionId()));
    }

    private HttpRequest sessionsOfVideo(Session session) {
        return strict.request(session.owner(), ApiCall.get("/api/videos/" + session.videoId() + "/uploads"));
    }

    private HttpRequest pausing(Session session) {
        return strict.request(session.owner(), ApiCall.pause(session.sessionId()));
    }

    private HttpRequest cancelling(Session session) {
        return strict.request(session.owner(), ApiCall.cancel(session.sessionId()));
    }

    private HttpRequest deleting(Session session) {
        return strict.request(session.owner(), ApiCall.deleteVideo(session.videoId()));
    }

    private HttpRequest changing(Draft draft) {
        Map<String, String> change = Map.of("title", "Changed");
        return strict.request(draft.owner(), new ApiCall("PATCH", "/api/videos/" + draft.videoId(), change, null));
    }

    private HttpRequest freezing() {
        Map<String, Object> scope = Map.of("olderThanSeconds", 1, "dryRun", true);
        return strict.request(owners.operator(), ApiCall.post("/api/operations/freeze", scope));
    }
}
