package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class LeaseIT {

    private final RunningService service = RunningService.shared();

    @Test
    void oneOfManyConcurrentClaimsWins() throws Exception {
        Journey video = Journey.aVideo(service).transcoding();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> claims = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(number ->
                            () -> outcome(claim(video, UUID.randomUUID().toString())))
                    .toList();
            List<String> outcomes = new java.util.ArrayList<>();
            for (Future<String> claim : workers.invokeAll(claims)) {
                outcomes.add(claim.get());
            }
            assertThat(outcomes).containsOnly("CLAIMED", "BUSY").containsOnlyOnce("CLAIMED");
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void whoHasTheVideoLockedKeepsNobodyFromClaimingRenewingOrReleasing() {
        Journey video = Journey.aVideo(service).transcoding();
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            service.jdbc()
                    .sql("select 1 from videos where id = ? for update")
                    .param(video.videoId)
                    .query(Integer.class)
                    .single();
            assertThat(outcome(video.claim())).isEqualTo("CLAIMED");
            assertThat(video.renew().status()).isEqualTo(204);
            assertThat(video.release(false, null).status()).isEqualTo(204);
        });
    }

    @Test
    void repeatedClaimGetsTheSameAnswer() {
        Journey video = Journey.aVideo(service).transcoding();
        String id = UUID.randomUUID().toString();
        Answer first = claim(video, id);
        assertThat(first.json().get("leaseSeconds").asInt()).isEqualTo(60);
        assertThat(claim(video, id).json()).isEqualTo(first.json());
    }

    @Test
    void claimBeforeTheUploadsReportIsBusyAndOfUnknownOrDeletedVideosObsolete() {
        Journey video = Journey.aVideo(service).uploading();
        assertThat(outcome(video.claim())).isEqualTo("BUSY");
        Journey deleted = Journey.aVideo(service).transcoding();
        deleted.api.delete(deleted.path());
        assertThat(outcome(deleted.claim())).isEqualTo("OBSOLETE");
        Journey running = Journey.aVideo(service).claimed();
        running.api.delete(running.path());
        assertThat(running.renew().status()).isEqualTo(409);
        Answer unknown = service.signed()
                .post(
                        "/internal/jobs/" + UUID.randomUUID() + "/claim",
                        new ClaimRequest(UUID.randomUUID(), "w", null, null));
        assertThat(outcome(unknown)).isEqualTo("OBSOLETE");
    }

    @Test
    void claimOfAJobThatEndedIsObsoleteAlsoWhileAnotherFileIsUploaded() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        UUID first = video.jobId;
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        video.jobId = video.openJob();
        video.claim();
        video.report(video.failedReport(FailReason.SOURCE_UNREADABLE));
        video.sessionId = UUID.randomUUID();
        video.uploading();

        video.jobId = first;
        assertThat(outcome(video.claim())).isEqualTo("OBSOLETE");
        video.jobId = UUID.randomUUID();
        assertThat(outcome(video.claim())).isEqualTo("BUSY");
    }

    @Test
    void givingBackDoesNotCountAndFailingThreeTimesFailsTheVideo() {
        Journey video = Journey.aVideo(service).claimed();
        assertThat(video.renew().status()).isEqualTo(204);
        assertThat(video.release(false, null).status()).isEqualTo(204);
        for (int failures = 0; failures < 3; failures++) {
            Answer claim = video.claim();
            assertThat(outcome(claim)).isEqualTo("CLAIMED");
            assertThat(claim.json().get("failures").asInt()).isEqualTo(failures);
            assertThat(video.release(true, FailReason.TIMED_OUT).status()).isEqualTo(204);
            if (failures < 2) {
                assertThat(video.release(true, FailReason.TIMED_OUT).status()).isEqualTo(204);
            }
        }
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
        assertThat(outcome(video.claim())).isEqualTo("OBSOLETE");
    }

    @Test
    void lapsedLeaseCountsAndTheNextClaimTakesOver() {
        Journey video = Journey.aVideo(service).claimed();
        for (int failures = 1; failures <= 2; failures++) {
            video.lapse();
            Answer claim = video.claim();
            assertThat(claim.json().get("failures").asInt()).isEqualTo(failures);
            assertThat(claim.json().get("attempt").asInt()).isEqualTo(failures + 1);
        }
        video.lapse();
        assertThat(outcome(video.claim())).isEqualTo("OBSOLETE");
        assertThat(video.api.get(video.path()).json().get("failReason").asString())
                .isEqualTo("RETRIES_EXHAUSTED");
    }

    private Answer claim(Journey video, String id) {
        return service.signed()
                .post(
                        id,
                        "/internal/jobs/" + video.jobId + "/claim",
                        new ClaimRequest(video.videoId, "worker", null, null));
    }

    private static String outcome(Answer claim) {
        return claim.json().get("outcome").asString();
    }
}
