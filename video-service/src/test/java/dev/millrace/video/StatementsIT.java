package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.Internal.VideoCreated;
import dev.millrace.common.database.CountedStatements;
import dev.millrace.video.job.DividedJourney;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each call asks of the database: this and no more, in this order. */
class StatementsIT {

    /** As often are an owner's old events removed, by the number of the event. */
    private static final int EVENTS_LOOKED_AFTER = 50;

    private final RunningService service = RunningService.shared();

    /** why: every so many events the call that writes one removes old ones too. */
    @BeforeEach
    void theNextEventsRemoveNone() {
        service.jdbc()
                .sql("select setval('video_events_id_seq', (nextval('video_events_id_seq') / :each + 1) * :each)")
                .param("each", EVENTS_LOOKED_AFTER)
                .query(Long.class)
                .single();
    }

    @Test
    void creating() {
        Api api = service.asSomebody();

        assertThat(CountedStatements.of(() -> api.draft()))
                .containsExactly(
                        "begin",
                        "select pg_advisory_xact_lock",
                        "select videos",
                        "insert videos",
                        "insert video_events",
                        "commit");
    }

    @Test
    void polling() {
        assertThat(pollOf(Journey.aVideo(service).claimed())).containsExactly("select video_projections");
        assertThat(pollOf(Journey.aVideo(service).ready())).containsExactly("select video_projections");
    }

    @Test
    void listing() {
        Journey ready = Journey.aVideo(service).ready();

        assertThat(CountedStatements.of(() -> ready.api.get("/api/videos?limit=20")))
                .containsExactly("select video_items");
    }

    @Test
    void openingAnUpload() {
        Journey draft = Journey.aVideo(service);

        assertThat(CountedStatements.of(draft::uploading))
                .containsExactly(
                        "select videos",
                        "select owner_sources",
                        "begin",
                        "lock videos",
                        "insert video_events",
                        "update videos",
                        "commit");
    }

    @Test
    void creatingWithAnUpload() {
        String path = "/internal/videos/" + UUID.randomUUID() + "/created";
        UploadOpened upload = new UploadOpened("owner-" + UUID.randomUUID(), UUID.randomUUID(), "video/mp4", 1000);
        VideoCreated created = new VideoCreated(upload, "A tour", null, "{}", null);

        assertThat(CountedStatements.of(() -> service.signed().post(path, created)))
                .containsExactly("select owner_sources", "begin", "insert video_events", "insert videos", "commit");
    }

    @Test
    void completingAnUpload() {
        Journey video = Journey.aVideo(service).uploading();
        service.store(video.sourceKey(), "source");

        assertThat(CountedStatements.of(() -> service.signed().post("/api/webhooks/uploads", video.completedReport())))
                .containsExactly(
                        "begin",
                        "insert webhook_deliveries",
                        "lock videos",
                        "insert video_events",
                        "insert transcode_jobs",
                        "insert job_turns",
                        "insert video_events",
                        "update videos",
                        "commit");
    }

    @Test
    void renewingALease() {
        Journey whole = Journey.aVideo(service).claimed();
        assertThat(CountedStatements.of(whole::renew))
                .containsExactly("begin", "lock transcode_jobs", "update transcode_jobs", "commit");

        DividedJourney divided = DividedJourney.of(service, 2);
        int task = divided.claim().attempt();
        // why the job: one that has another attempt is looked at and not locked
        assertThat(CountedStatements.of(() -> divided.renew(task)))
                .containsExactly(
                        "begin", "lock transcode_jobs", "lock transcode_tasks", "update transcode_tasks", "commit");
    }

    private static List<String> pollOf(Journey video) {
        return CountedStatements.of(() -> video.api.get(video.path()));
    }
}
