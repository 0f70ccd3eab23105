package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.contract.Internal.DoneRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A video whose job is divided, and the calls of the workers on its tasks. */
public final class DividedJourney {

    public final Journey video;
    public final int dividedBy;

    private final RunningService service;

    /** @param video whose job is claimed; {@link #divide} is still to come */
    DividedJourney(Journey video) {
        this.video = video;
        this.dividedBy = video.attempt;
        this.service = video.service;
    }

    /** @param stages how many tasks each has */
    public static DividedJourney of(RunningService service, Integer... stages) {
        return of(Journey.aVideo(service).claimed(), stages);
    }

    /** @param claimed whose job the latest attempt divides */
    public static DividedJourney of(Journey claimed, Integer... stages) {
        DividedJourney divided = new DividedJourney(claimed);
        assertThat(divided.divide(divided.dividedBy, stages)).isEqualTo(204);
        return divided;
    }

    public int divide(int attempt, Integer... stages) {
        return post("divide", new DivideRequest(video.videoId, attempt, List.of(stages)));
    }

    public int done(int attempt) {
        return post("done", new DoneRequest(video.videoId, attempt));
    }

    public int renew(int attempt) {
        return post("renew", new RenewRequest(video.videoId, attempt));
    }

    public int release(int attempt) {
        return post("release", new ReleaseRequest(video.videoId, attempt, false, null, null));
    }

    public int fail(int attempt) {
        return post("release", new ReleaseRequest(video.videoId, attempt, true, FailReason.TIMED_OUT, "it stalled"));
    }

    private int post(String verb, Object body) {
        return service.signed().post(path(verb), body).status();
    }

    private String path(String verb) {
        return "/internal/jobs/" + video.jobId + "/" + verb;
    }

    public Claimed claim() {
        return claim(UUID.randomUUID().toString());
    }

    public Claimed claim(String id) {
        Answer answer = service.signed().post(id, path("claim"), new ClaimRequest(video.videoId, "worker", null, true));
        assertThat(answer.status()).isEqualTo(200);
        return Claimed.of(answer.json());
    }

    /** As many as there are, one after the other. */
    public List<Claimed> claims(int number) {
        return IntStream.range(0, number).mapToObj(claim -> claim()).toList();
    }

    /** So many tasks are claimed and done. */
    public DividedJourney work(int tasks) {
        claims(tasks).forEach(task -> {
            assertThat(task.task()).isPositive();
            assertThat(done(task.attempt())).isEqualTo(204);
        });
        return this;
    }

    /** The lease of a task ran out a while ago. */
    public void lapse(int task) {
        silent(task, "1 second");
    }

    /** Nothing was heard of a claimed task for so long. */
    public void silent(int task, String since) {
        service.jdbc()
                .sql("update transcode_tasks set lease_until = now() - ?::interval, heard_at = now() - ?::interval "
                        + "where job_id = ? and number = ? and state = 'CLAIMED'")
                .params(since, since, video.jobId, task)
                .update();
    }

    /** Nothing was heard of the job itself, nor of a message of it, for so long. */
    public void silent(String since) {
        service.jdbc()
                .sql("update transcode_jobs set state_since = now() - ?::interval, "
                        + "heard_at = case when state = 'CLAIMED' then now() - ?::interval end, "
                        + "lease_until = case when state = 'CLAIMED' then now() - ?::interval end where id = ?")
                .params(since, since, since, video.jobId)
                .update();
    }

    /** Its tasks have been there for longer, by a PostgreSQL interval. */
    void dividedBefore(String interval) {
        service.jdbc()
                .sql("update transcode_tasks set queued_at = queued_at - ?::interval where job_id = ?")
                .params(interval, video.jobId)
                .update();
    }

    /** What failed may be claimed again. */
    public void afterBackOff() {
        service.jdbc()
                .sql("update transcode_tasks set state_since = state_since - interval '1 minute' "
                        + "where job_id = ? and state = 'WAITING'")
                .param(video.jobId)
                .update();
        silent("1 minute");
    }

    public String jobState() {
        return service.jdbc()
                .sql("select state from transcode_jobs where id = ?")
                .param(video.jobId)
                .query(String.class)
                .single();
    }

    public int tasks(String state) {
        return service.jdbc()
                .sql("select count(*) from transcode_tasks where job_id = ? and state = ?")
                .params(video.jobId, state)
                .query(Integer.class)
                .single();
    }

    /** How many rows its tasks have. */
    public int rows() {
        return service.jdbc()
                .sql("select count(*) from transcode_tasks where job_id = ?")
                .param(video.jobId)
                .query(Integer.class)
                .single();
    }

    /** The answer to a claim, as far as it is of tasks. */
    public record Claimed(String outcome, int attempt, int failures, int dividedBy, int task, int stage) {

        static Claimed of(JsonNode json) {
            return new Claimed(
                    json.get("outcome").asString(),
                    json.get("attempt").asInt(),
                    json.get("failures").asInt(),
                    json.get("dividedBy").asInt(),
                    json.get("task").asInt(),
                    json.get("stage").asInt());
        }
    }
}
