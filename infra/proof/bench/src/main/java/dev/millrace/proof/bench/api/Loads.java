package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Owners.Owner;
import dev.millrace.proof.bench.api.Phones.Draft;
import dev.millrace.proof.bench.api.Phones.Session;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The calls to measure, saturated and at fixed rates. */
final class Loads {

    static final String OPEN = "open a session";
    static final String SIGN = "sign a part";
    static final String READ = "read a session";
    static final String COMPLETE = "complete";
    static final String POLL = "poll a video";
    static final String LIST = "list videos";
    static final String UPLOAD = "whole upload";
    static final String UPLOAD_BY_FEW = "whole upload, 3 calls";

    private static final double FEW = 10;
    private static final double SOME = 25;
    private static final double MANY = 50;

    private static final int SMALL_WINDOW = 200;
    private static final int WINDOW = 500;
    private static final int LARGE_WINDOW = 3_000;

    /** Read-only calls can share sessions. */
    private static final int SHARED = 200;

    private final Caller caller;
    private final Owners owners;
    private final Phones phones;
    private final Prepared prepared;

    Loads(Caller caller, Owners owners, Phones phones, Prepared prepared) {
        this.caller = caller;
        this.owners = owners;
        this.phones = phones;
        this.prepared = prepared;
    }

    List<Load> all() throws InterruptedException {
        List<Session> shared = prepared.sessions(SHARED);
        return List.of(
                new Load("create a video", MANY, WINDOW, calls -> sending(phones::creating)),
                new Load(OPEN, SOME, WINDOW, this::opening),
                new Load(SIGN, MANY, LARGE_WINDOW, calls -> sending(each(shared, phones::signing))),
                new Load(READ, MANY, LARGE_WINDOW, calls -> sending(each(shared, this::session))),
                new Load(COMPLETE, SOME, SMALL_WINDOW, this::completing),
                new Load(POLL, MANY, LARGE_WINDOW, calls -> sending(each(shared, this::video))),
                new Load(LIST, MANY, LARGE_WINDOW, calls -> sending(() -> list(owners.next()))),
                new Load(UPLOAD, FEW, SMALL_WINDOW, calls -> phones::upload),
                new Load(UPLOAD_BY_FEW, FEW, SMALL_WINDOW, calls -> phones::uploadByFewCalls));
    }

    private Supplier<CompletableFuture<Integer>> opening(int calls) throws InterruptedException {
        Supplier<Draft> drafts = Prepared.inTurn(prepared.drafts(calls));
        return sending(() -> phones.opening(drafts.get()));
    }

    private Supplier<CompletableFuture<Integer>> completing(int calls) throws InterruptedException {
        Supplier<Session> sent = Prepared.inTurn(prepared.sent(calls));
        return sending(() -> phones.completing(sent.get()));
    }

    private Supplier<CompletableFuture<Integer>> sending(Supplier<HttpRequest> request) {
        return () -> caller.send(request.get()).thenApply(answer -> answer.statusCode());
    }

    /** A call on a session. */
    private interface Question {
        HttpRequest about(Session session);
    }

    private static Supplier<HttpRequest> each(List<Session> sessions, Question question) {
        Supplier<Session> turn = Prepared.inTurn(sessions);
        return () -> question.about(turn.get());
    }

    private HttpRequest session(Session session) {
        return caller.request(session.owner(), ApiCall.upload(session.sessionId()));
    }

    private HttpRequest video(Session session) {
        return caller.request(session.owner(), ApiCall.video(session.videoId()));
    }

    private HttpRequest list(Owner owner) {
        return caller.request(owner, ApiCall.videos("limit=20"));
    }
}
