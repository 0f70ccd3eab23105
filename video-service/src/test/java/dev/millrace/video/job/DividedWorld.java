package dev.millrace.video.job;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.testing.FullStore;
import dev.millrace.video.testing.InMemoryVideoService;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoRow;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One video with a waiting job, in memory, and what workers and time do to it. */
final class DividedWorld implements InMemoryVideoService.Witness {

    private static final UUID VIDEO = new UUID(7, 7);
    private static final UUID JOB = new UUID(8, 8);
    private static final String SOURCE = ObjectKeys.source(VIDEO, SourceContainer.MP4);

    private final ManualClock clock = new ManualClock();
    private final InMemoryVideoService service = new InMemoryVideoService(clock, new FullStore(), this, true, Set.of());
    private int calls;
    private int messages;

    DividedWorld() {
        Source source = new Source("video/mp4", 1000, null, SOURCE);
        Work waiting = new Work(0, "", 0, clock.instant(), new WorkState.Waiting(clock.instant()));
        service.hold(
                service.row(new VideoRow(VIDEO, "owner", source, VideoStatus.TRANSCODING, null, null, false)),
                List.of(new Job(JOB, VIDEO, "owner", SOURCE, null, clock.instant(), Division.NONE, waiting)),
                List.of(),
                List.of());
    }

    /** Messages that went into the queue. */
    int messages() {
        return messages;
    }

    Job job() {
        return service.jobs().iterator().next();
    }

    /** In the order of their numbers. */
    List<Task> tasks() {
        return service.tasks().stream()
                .sorted(Comparator.comparingInt(Task::number))
                .toList();
    }

    VideoStatus status() {
        return service.video().status();
    }

    boolean isLeased(Work work) {
        return work.isLeased(clock.instant());
    }

    ClaimOutcome claim() {
        return service.claim(VIDEO, JOB, "call " + calls++, true);
    }

    /** Whether the attempt was heard. */
    boolean isHeard(int attempt, Word word) {
        try {
            word.of(service, new AttemptId(VIDEO, JOB, attempt));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    static void completed(InMemoryVideoService service, AttemptId by) {
        Asset master = new Asset(
                AssetType.HLS_MASTER,
                null,
                null,
                null,
                null,
                null,
                "m3u8",
                ObjectKeys.attemptPrefix(by) + "master.m3u8");
        service.receive(new Completed(by, new Output(60, 1920, 1080, List.of(master), null)));
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    void reconcile() {
        service.reconcile();
    }

    /** What an attempt says. */
    interface Word {
        void of(InMemoryVideoService service, AttemptId by);
    }

    @Override
    public void published(Object event) {}

    @Override
    public void announced(String kind, Object message) {
        messages++;
    }

    @Override
    public void saved(List<VideoAsset> assets) {}
}
