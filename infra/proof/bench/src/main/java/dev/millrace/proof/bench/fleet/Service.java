package dev.millrace.proof.bench.fleet;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.Division;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Work;
import dev.millrace.video.job.WorkState;
import dev.millrace.video.testing.FullStore;
import dev.millrace.video.testing.InMemoryVideoService;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoRow;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Video-service with one video that waits to be transcoded, and its way to the queue. */
final class Service implements InMemoryVideoService.Witness {

    private static final UUID VIDEO = new UUID(7, 7);
    private static final UUID JOB = new UUID(8, 8);
    private static final String OWNER = "owner";
    private static final String SOURCE = ObjectKeys.source(VIDEO, SourceContainer.MP4);
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private final InMemoryVideoService service;
    private final VirtualQueue queue;
    private int claims;
    private int sentByThisCall;

    Service(VirtualTime time, VirtualQueue queue) {
        this.queue = queue;
        service = new InMemoryVideoService(time, new FullStore(), this, true, Set.of());
        Instant now = time.instant();
        Source source = new Source("video/mp4", 1000, null, SOURCE);
        Work waiting = new Work(0, "", 0, now, new WorkState.Waiting(now));
        service.hold(
                service.row(new VideoRow(VIDEO, OWNER, source, VideoStatus.TRANSCODING, null, null, false)),
                List.of(new Job(JOB, VIDEO, OWNER, SOURCE, null, now, Division.NONE, waiting)),
                List.of(),
                List.of());
        queue.send(Duration.ZERO);
    }

    boolean isReady() {
        return service.video().status() == VideoStatus.READY;
    }

    /** Whether the output is complete. */
    boolean isComplete() {
        return isReady() && service.jobs().stream().noneMatch(Job::isOpen);
    }

    ClaimOutcome claim() {
        return service.claim(VIDEO, JOB, "claim " + claims++, true);
    }

    void renew(int attempt) {
        service.renew(id(attempt));
    }

    void divide(int attempt, List<Integer> stages) {
        sentByThisCall = 0;
        service.divide(id(attempt), stages);
    }

    /** A task, or an assembly that is not the last, is done. */
    void done(int attempt) {
        sentByThisCall = 0;
        service.done(id(attempt));
    }

    /** What is assembled plays, and more will follow. */
    void playable(int attempt) {
        service.receive(new Playable(id(attempt), output(attempt)));
    }

    void completed(int attempt) {
        service.receive(new Completed(id(attempt), output(attempt)));
    }

    private static AttemptId id(int attempt) {
        return new AttemptId(VIDEO, JOB, attempt);
    }

    private static Output output(int attempt) {
        String key = ObjectKeys.attemptPrefix(id(attempt)) + "master.m3u8";
        Asset master = new Asset(AssetType.HLS_MASTER, null, null, null, null, null, "m3u8", key);
        return new Output(1, WIDTH, HEIGHT, List.of(master), null);
    }

    @Override
    public void announced(String kind, Object message) {
        if (message instanceof TranscodeJob) {
            queue.send(sentByThisCall++ < Figures.SENT_AT_ONCE ? Duration.ZERO : Figures.NEXT_PASS);
        }
    }

    @Override
    public void published(Object event) {}

    @Override
    public void saved(List<VideoAsset> assets) {}
}
