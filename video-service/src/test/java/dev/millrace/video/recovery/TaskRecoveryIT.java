package dev.millrace.video.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney;
import dev.millrace.video.job.DividedJourney.Claimed;
import dev.millrace.video.job.TranscodeFailure;
import dev.millrace.video.job.TranscodeFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is lost of a divided job comes back. */
class TaskRecoveryIT {

    /** why: a pass takes the longest silent ones, and other tests leave many. */
    private static final String LONGEST = "20 days";

    private final RunningService service = RunningService.shared();
    private final Reconciler reconciler = service.bean(Reconciler.class);
    private final SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);

    @Test
    void lostMessagesOfADividedJobAreSentAgainOneForEachTaskThatNobodyWorksOn() {
        DividedJourney job = DividedJourney.of(service, 2, 3);
        job.claims(2);
        awaitSent(job);
        emptyQueue();
        job.silent("2 minutes");
        reconciler.pass();
        assertThat(received(job)).isEmpty();

        job.silent(LONGEST);
        awaitNoticed(job);

        Set<String> messages = new HashSet<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> messages.addAll(received(job)) && messages.size() >= 3);
        awaitSent(job);
        messages.addAll(received(job));
        assertThat(messages).hasSize(3);
        assertThat(job.jobState()).isEqualTo("DIVIDED");
        assertThat(job.claim().task()).isEqualTo(3);
    }

    @Test
    void aDividedJobAtWhichAllWorkGetsNoMessageAndIsNotLookedAtInEveryPass() {
        DividedJourney job = DividedJourney.of(service, 1);
        job.claim();
        awaitSent(job);
        job.silent(LONGEST);

        awaitNoticed(job);

        awaitSent(job);
        assertThat(received(job)).isEmpty();
    }

    @Test
    void aSilentTaskIsEnqueuedAgainAndAfterThreeLapsesTheVideoIsFailed() {
        DividedJourney job = DividedJourney.of(service, 2);
        Claimed other = job.claim();
        assertThat(other.task()).isEqualTo(1);
        for (int lapse = 1; lapse <= 3; lapse++) {
            assertThat(job.claim().task()).isEqualTo(2);
            job.silent(2, LONGEST);
            reconciler.pass();
            if (lapse < 3) {
                assertThat(job.tasks("WAITING")).isEqualTo(1);
                job.afterBackOff();
            }
        }

        assertThat(job.video.status()).isEqualTo("FAILED");
        assertThat(job.rows()).isZero();
        assertThat(job.renew(other.attempt())).isEqualTo(409);
        assertThat(service.bean(TranscodeFailures.class).of(job.video.videoId, null, 10))
                .extracting(TranscodeFailure::reason)
                .containsOnly(FailReason.TIMED_OUT)
                .hasSize(3);
    }

    @Test
    void aDeadMessageOfADividedJobIsReplacedAndCountsAgainstNobody() {
        DividedJourney job = DividedJourney.of(service, 2);
        awaitSent(job);
        emptyQueue();
        DeadLetterPass pass = service.bean(DeadLetterPass.class);
        send(service.cloud().deadLetterQueue(), job);

        Set<String> messages = new HashSet<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            pass.pass();
            return messages.addAll(received(job));
        });
        assertThat(messages).hasSize(1);
        assertThat(job.claim().failures()).isZero();
    }

    @Test
    void theLostReportOfAnAssemblyIsFoundWhereItsJobWasDivided() {
        DividedJourney job = DividedJourney.of(service, 12).work(12);
        Claimed assembly = job.claim();
        assertThat(assembly.attempt()).isEqualTo(14);
        job.video.attempt = job.dividedBy;
        job.video.storeOutput();
        service.store(
                ObjectKeys.outputManifest(job.video.attemptId()), Api.JSON.writeValueAsString(job.video.readyReport()));
        job.silent(LONGEST);

        reconciler.pass();

        assertThat(job.video.status()).isEqualTo("READY");
        assertThat(job.rows()).isZero();
    }

    /** Passes, until one finds the queue empty although the job was silent for long. */
    private void awaitNoticed(DividedJourney job) {
        await().until(() -> {
            emptyQueue();
            reconciler.pass();
            return service.jdbc()
                    .sql("select state_since > now() - interval '1 minute' from transcode_jobs where id = ?")
                    .param(job.video.jobId)
                    .query(Boolean.class)
                    .single();
        });
    }

    /** Until the outbox has delivered all of a job's messages. */
    private void awaitSent(DividedJourney job) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.jdbc()
                        .sql("select not exists (select from outbox where kind = 'transcode-job' "
                                + "and (subject = ? or subject like ?))")
                        .params(job.video.videoId.toString(), job.video.jobId + "/%")
                        .query(Boolean.class)
                        .single());
    }

    /** Ids of a job's messages that are visible; those of other tests' jobs are passed over. */
    private Set<String> received(DividedJourney job) {
        Set<String> ids = new HashSet<>();
        List<Message> messages = receive();
        while (!messages.isEmpty()) {
            messages.stream()
                    .filter(message -> message.body().contains(job.video.jobId.toString()))
                    .forEach(message -> ids.add(message.messageId()));
            messages = receive();
        }
        return ids;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url(service.cloud().jobsQueue()))
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(60))
                .join()
                .messages();
    }

    private void send(String queueName, DividedJourney job) {
        TranscodeJob message = TranscodeJob.of(
                job.video.jobId, job.video.videoId, job.video.sourceKey(), Instant.parse("2026-01-22T03:00:00Z"), null);
        sqs.sendMessage(request -> request.queueUrl(url(queueName)).messageBody(Api.JSON.writeValueAsString(message)))
                .join();
    }

    private void emptyQueue() {
        sqs.purgeQueue(request -> request.queueUrl(url(service.cloud().jobsQueue())))
                .join();
    }

    private String url(String queueName) {
        return sqs.getQueueUrl(request -> request.queueName(queueName)).join().queueUrl();
    }
}
