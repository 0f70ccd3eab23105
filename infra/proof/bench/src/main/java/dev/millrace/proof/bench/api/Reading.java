package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Owners.Owner;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Reads with a given number of videos, at a low rate. */
final class Reading {

    /** Below the rate limit of one owner. */
    private static final double RATE = 40;

    private static final int CALLS = 160;
    private static final int WARM_UP = 40;
    private static final int SAMPLE = 100;
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final Caller caller;
    private final Owners owners;
    private final PgStatStatements statements;

    Reading(Caller caller, Owners owners, PgStatStatements statements) {
        this.caller = caller;
        this.owners = owners;
        this.statements = statements;
    }

    /**
     * The result of one kind of call.
     *
     * @param videos number of videos
     */
    record Read(String title, int videos, Outcome outcome, PgStatStatements.Executed work) {

        double statements() {
            return (double) work.calls() / outcome.calls();
        }

        double databaseMillis() {
            return work.millis() / outcome.calls();
        }

        double pages() {
            return (double) work.pages() / outcome.calls();
        }
    }

    List<Read> of(int videos) throws InterruptedException, SQLException {
        Owner agency = owners.agency();
        String deep = deepCursor(agency);
        List<Read> reads = new ArrayList<>();
        reads.add(measure("get a READY video", videos, readyVideos()));
        reads.add(measure("list, first page", videos, () -> list(owners.next(), "")));
        reads.add(measure("list, first page, agency", videos, () -> list(agency, "")));
        reads.add(measure("list, deep page, agency", videos, () -> list(agency, "&cursor=" + deep)));
        reads.add(measure("list FAILED, agency", videos, () -> list(agency, "&status=FAILED")));
        reads.add(measure("list two statuses, agency", videos, () -> list(agency, "&status=UPLOADING,DRAFT")));
        reads.add(measure("list UPLOADED (few), agency", videos, () -> list(agency, "&status=UPLOADED")));
        reads.add(measure("freeze, dry run", videos, () -> operate("freeze", Map.of("olderThanSeconds", 1))));
        return reads;
    }

    private Read measure(String title, int videos, Supplier<HttpRequest> request)
            throws InterruptedException, SQLException {
        run(WARM_UP, request);
        PgStatStatements.Executed before = statements.work();
        Outcome outcome = run(CALLS, request);
        return new Read(title, videos, outcome, statements.work().since(before));
    }

    private Outcome run(int calls, Supplier<HttpRequest> request) throws InterruptedException {
        return OpenLoop.run(RATE, calls, () -> caller.send(request.get()).thenApply(answer -> answer.statusCode()));
    }

    private HttpRequest list(Owner owner, String more) {
        return caller.request(owner, ApiCall.videos("limit=20" + more));
    }

    private HttpRequest operate(String command, Map<String, Object> scope) {
        Map<String, Object> body = new HashMap<>(scope);
        body.put("dryRun", true);
        return caller.request(owners.operator(), ApiCall.post("/api/operations/" + command, body));
    }

    private Supplier<HttpRequest> readyVideos() throws InterruptedException {
        List<List<HttpRequest>> found = BoundedParallel.run(SAMPLE, 1, number -> {
            Owner owner = owners.get(number);
            return caller.ask(caller.request(owner, ApiCall.videos("limit=20&status=READY")))
                    .thenApply(page -> gets(owner, page));
        });
        return Prepared.inTurn(found.stream().flatMap(List::stream).toList());
    }

    private List<HttpRequest> gets(Owner owner, JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(video ->
                        caller.request(owner, ApiCall.video(video.path("id").asString())))
                .toList();
    }

    /** The deepest page an app may reach, at most ten thousand videos. */
    String deepCursor(Owner owner) throws InterruptedException {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = "limit=" + LARGEST_PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            JsonNode answer = BoundedParallel.run(
                            1, 1, number -> caller.ask(caller.request(owner, ApiCall.videos(query))))
                    .get(0);
            if (answer.path("nextCursor").isNull()) {
                return cursor.isEmpty() ? middle(owner) : cursor;
            }
            cursor = answer.path("nextCursor").asString();
        }
        return cursor;
    }

    private String middle(Owner owner) throws InterruptedException {
        return BoundedParallel.run(1, 1, number -> caller.ask(caller.request(owner, ApiCall.videos("limit=50"))))
                .get(0)
                .path("nextCursor")
                .asString();
    }
}
