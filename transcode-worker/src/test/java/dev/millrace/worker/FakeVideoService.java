package dev.millrace.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.ClaimAnswer.Busy;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.ClaimAnswer.Obsolete;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.contract.Internal.DoneRequest;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.contract.Internal.IntakeAnswer;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.signature.WebhookSignatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for video-service over real HTTP: checks signatures, hands out attempts, records the reports. */
final class FakeVideoService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WebhookSignatures signatures;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
    private final List<String> badSignatures = new CopyOnWriteArrayList<>();
    private final AtomicInteger intakeAsked = new AtomicInteger();
    volatile boolean isPaused;

    /** What is known of one job. */
    static final class Job {
        volatile int attempt;
        volatile int failures;
        volatile int mostFailures = 3;
        volatile int busyAnswers;
        /** The job that is due before this one, until it has ended. */
        volatile TranscodeJob due;

        volatile boolean isEnded;
        volatile boolean isLeaseLost;
        /** Whether the video plays already. */
        volatile boolean isReady;

        /** Whether an assembly may be claimed. */
        volatile boolean mayAssemble = true;

        volatile int leaseSeconds = 60;
        /** Renewals are not answered. */
        volatile boolean isMute;
        /** Sends a message of the job, as the service does when there is work. */
        volatile Runnable message = () -> {};

        /** Hears of each task and assembly before its worker does. */
        volatile Consumer<Claimed> claimed = part -> {};

        volatile FakeTasks tasks;
        final List<DivideRequest> divisions = new CopyOnWriteArrayList<>();
        final List<Claimed> parts = new CopyOnWriteArrayList<>();
        final List<Integer> done = new CopyOnWriteArrayList<>();
        final List<TranscodeReport> reports = new CopyOnWriteArrayList<>();
        final List<RenewRequest> renewals = new CopyOnWriteArrayList<>();
        final List<ReleaseRequest> releases = new CopyOnWriteArrayList<>();
        final List<EffortReport> efforts = new CopyOnWriteArrayList<>();
        final List<Class<? extends ClaimAnswer>> claims = new CopyOnWriteArrayList<>();
        final List<String> messageIds = new CopyOnWriteArrayList<>();

        <R extends TranscodeReport> List<R> of(Class<R> kind) {
            return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<Completed> complete() {
            return of(Completed.class);
        }

        boolean isEncoding() {
            return of(Progress.class).stream().anyMatch(report -> report.stage() == Stage.ENCODING);
        }
    }

    FakeVideoService(WebhookSignatures signatures) throws IOException {
        this.signatures = signatures;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/internal/jobs/", exchange -> answer(exchange, this::lease));
        server.createContext("/internal/intake", exchange -> answer(exchange, this::intake));
        server.createContext("/api/webhooks/transcoding", exchange -> answer(exchange, this::report));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Job job(UUID jobId) {
        return jobs.computeIfAbsent(jobId, id -> new Job());
    }

    List<String> badSignatures() {
        return badSignatures;
    }

    /** How often workers asked whether they may take jobs. */
    int intakeAsked() {
        return intakeAsked.get();
    }

    private interface Answering {
        Answer to(HttpExchange exchange, byte[] body) throws IOException;
    }

    private record Answer(int status, Object body) {}

    private static final Answer DONE = new Answer(204, "");
    private static final Answer STALE =
            new Answer(409, Map.of("type", "about:blank", "status", 409, "code", "STALE_ATTEMPT"));

    private void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = isSigned(exchange, body) ? answering.to(exchange, body) : new Answer(401, Map.of());
            byte[] bytes = answer.status == 204 ? new byte[0] : json.writeValueAsBytes(answer.body);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        boolean isValid = signatures.verify(
                        String.valueOf(headers.getFirst(WebhookSignatures.ID_HEADER)),
                        String.valueOf(headers.getFirst(WebhookSignatures.TIMESTAMP_HEADER)),
                        String.valueOf(headers.getFirst(WebhookSignatures.SIGNATURE_HEADER)),
                        body)
                == WebhookSignatures.Verdict.VALID;
        if (!isValid) {
            badSignatures.add(exchange.getRequestURI().getPath());
        }
        return isValid;
    }

    private Answer intake(HttpExchange exchange, byte[] body) {
        intakeAsked.incrementAndGet();
        return new Answer(200, new IntakeAnswer(isPaused));
    }

    private Answer lease(HttpExchange exchange, byte[] body) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Job job = job(UUID.fromString(path[3]));
        return switch (path[4]) {
            case "claim" -> claim(job);
            case "renew" -> renewed(job, json.readValue(body, RenewRequest.class));
            case "divide" -> divided(job, json.readValue(body, DivideRequest.class));
            case "done" -> done(job, json.readValue(body, DoneRequest.class));
            case "effort" -> worked(job, json.readValue(body, EffortReport.class));
            case "release" -> released(job, json.readValue(body, ReleaseRequest.class));
            default -> new Answer(404, Map.of());
        };
    }

    private Answer claim(Job job) {
        ClaimAnswer answer;
        if (isPaused) {
            answer = new Busy(1);
        } else if (job.isEnded) {
            answer = new Obsolete();
        } else if (job.busyAnswers > 0) {
            job.busyAnswers--;
            answer = new Busy(1);
        } else if (job.due != null && !job(job.due.jobId()).isEnded) {
            Job due = job(job.due.jobId());
            answer = new Claimed(++due.attempt, due.failures, 60, false, job.due, 0, 0, 0);
        } else if (job.tasks != null) {
            answer = part(job);
        } else {
            answer = new Claimed(++job.attempt, job.failures, 60, job.isReady, null, 0, 0, 0);
        }
        job.claims.add(answer.getClass());
        return new Answer(200, answer);
    }

    private static ClaimAnswer part(Job job) {
        synchronized (job) {
            Optional<Claimed> claimed =
                    job.tasks.claim(job.attempt + 1, job.failures, job.leaseSeconds, job.mayAssemble);
            claimed.ifPresent(part -> {
                job.attempt = part.attempt();
                job.parts.add(part);
                job.claimed.accept(part);
            });
            return claimed.<ClaimAnswer>map(part -> part).orElse(new Busy(1));
        }
    }

    private static Answer divided(Job job, DivideRequest request) {
        if (request.attempt() != job.attempt) {
            return STALE;
        }
        job.divisions.add(request);
        job.tasks = new FakeTasks(request.attempt(), request.stages());
        for (int i = 0; i < job.tasks.size(); i++) {
            job.message.run();
        }
        return DONE;
    }

    private static Answer done(Job job, DoneRequest request) {
        if (!isHeld(job, request.attempt())) {
            return STALE;
        }
        job.done.add(request.attempt());
        if (job.tasks.done(request.attempt()) && job.mayAssemble) {
            job.message.run();
        }
        return DONE;
    }

    private Answer renewed(Job job, RenewRequest request) {
        if (job.isMute) {
            return new Answer(503, Map.of());
        }
        job.renewals.add(request);
        return isHeld(job, request.attempt()) ? DONE : STALE;
    }

    private static Answer worked(Job job, EffortReport report) {
        job.efforts.add(report);
        return DONE;
    }

    private Answer released(Job job, ReleaseRequest request) {
        job.releases.add(request);
        if (!isHeld(job, request.attempt())) {
            return STALE;
        }
        if (job.tasks != null) {
            job.tasks.release(request.attempt(), request.failed());
            return DONE;
        }
        job.failures += request.failed() ? 1 : 0;
        job.isEnded |= job.failures >= job.mostFailures;
        return DONE;
    }

    private static boolean isHeld(Job job, int attempt) {
        return !job.isLeaseLost && (job.tasks == null ? attempt == job.attempt : job.tasks.isHeld(attempt));
    }

    private Answer report(HttpExchange exchange, byte[] body) {
        TranscodeReport report = json.readValue(body, TranscodeReport.class);
        Job job = job(report.by().jobId());
        job.reports.add(report);
        job.messageIds.add(exchange.getRequestHeaders().getFirst(WebhookSignatures.ID_HEADER));
        boolean isEffective = job.tasks == null
                ? report.by().number() == job.attempt
                : job.tasks.isAssembler(report.by().number());
        if (!isEffective) {
            return STALE;
        }
        job.isEnded |= report instanceof Completed || report instanceof Failed;
        return DONE;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
