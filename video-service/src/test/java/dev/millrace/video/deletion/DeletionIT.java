package dev.millrace.video.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.pass.Pass;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.Viewer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DeletionIT {

    private static final Duration EDGE_BOUND = Duration.ofSeconds(30);
    private static final SourceSummary SOURCE =
            new SourceSummary("mov", "hevc", "aac", 17_300_000, 29.97, Hdr.HLG, 90, "stereo", "1080p", List.of());

    private final RunningService service = RunningService.shared();

    @Test
    void deletedVideoIsGoneAtOnceAndDeletingIsRepeatable() {
        Journey video = Journey.aVideo(service).ready();
        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        assertThat(video.api.get(video.path()).status()).isEqualTo(404);
        assertThat(video.api.get("/api/videos").json().get("items").size()).isZero();
        assertThat(video.api.get(video.path() + "/events").status()).isEqualTo(404);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(404);
        assertThat(video.openUpload().status()).isEqualTo(404);
        assertThat(video.report(video.readyReport()).status()).isEqualTo(409);
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void objectsArePurgedUntilNothingIsLeftAlsoWhenAWorkerStillWrites() {
        Journey video = Journey.aVideo(service).claimed();
        video.fail(FailReason.TRANSCODE_ERROR, "said");
        video.claim();
        video.storeOutput().report(video.readyReport());
        String folder = ObjectKeys.videoPrefix(video.videoId);
        video.api.delete(video.path());
        service.awaitRemovals();
        assertThat(service.stored(folder)).isEmpty();

        service.store(folder + "hls/late.m4s", "late");
        Pass purge = service.bean("deletedVideosPass", Pass.class);
        purge.pass();
        assertThat(isPurged(video)).isFalse();
        service.awaitRemovals();
        assertThat(service.stored(folder)).isEmpty();
        purge.pass();
        assertThat(isPurged(video)).isTrue();
    }

    @Test
    void ofAPurgedVideoNoRowIsLeftButItsTombstone() {
        Journey video = Journey.aVideo(service).claimed();
        video.fail(FailReason.TRANSCODE_ERROR, "said");
        video.claim();
        video.report(video.progressReport(40, null, SOURCE));
        video.storeOutput().report(video.readyReport());
        service.jdbc()
                .sql("insert into captions (video_id, language, label, version, cues, created_at, updated_at) "
                        + "values (?, 'en', 'English', gen_random_uuid(), 1, now(), now())")
                .param(video.videoId)
                .update();
        assertThat(tablesWith(video))
                .contains(
                        "captions",
                        "source_facts",
                        "superseded_outputs",
                        "transcode_failures",
                        "transcode_jobs",
                        "transcode_progress",
                        "video_assets");

        video.api.delete(video.path());
        service.awaitRemovals();
        service.bean("deletedVideosPass", Pass.class).pass();

        assertThat(isPurged(video)).isTrue();
        assertThat(tablesWith(video)).as("events are kept for an hour").containsExactly("video_events");
    }

    /** The tables that hold rows of the video, beside that of videos. */
    private List<String> tablesWith(Journey video) {
        return service
                .jdbc()
                .sql("select table_name from information_schema.tables join information_schema.columns "
                        + "using (table_schema, table_name) where table_schema = 'video' and table_type = 'BASE TABLE' "
                        + "and column_name = 'video_id' order by table_name")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> service.jdbc()
                                .sql("select count(*) from " + table + " where video_id = ?")
                                .param(video.videoId)
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }

    /** Each round asks while the objects go, which is when a cache could be filled again. */
    @Test
    void edgeRefusesADeletedVideoForGoodWhilePlayersGoOnAsking() {
        Journey video = Journey.aVideo(service).ready();
        Viewer viewer = Viewer.of(video, service);
        List<String> keys = video.assets().stream().map(Asset::fileKey).toList();
        assertThat(keys).allMatch(viewer::gets);

        video.api.delete(video.path());

        await().atMost(EDGE_BOUND).untilAsserted(() -> assertThat(keys).noneMatch(viewer::gets));
        service.bean("deletedVideosPass", Pass.class).pass();
        service.awaitRemovals();
        assertThat(isPurged(video)).isTrue();
        assertThat(keys).noneMatch(viewer::gets);
    }

    @Test
    void whatAWorkerWritesAfterTheDeletionIsRefusedToo() {
        Journey video = Journey.aVideo(service).playing();
        Viewer viewer = Viewer.of(video, service);
        String late = video.folder() + "1080p/seg_00002.m4s";
        video.api.delete(video.path());
        service.awaitRemovals();
        service.store(late, "late");
        assertThat(viewer.gets(late)).isTrue();

        service.bean("deletedVideosPass", Pass.class).pass();

        await().atMost(EDGE_BOUND)
                .untilAsserted(() -> assertThat(viewer.gets(late)).isFalse());
    }

    @Test
    void removalGoesOnWhereAnInstanceThatCouldNotReachTheCdnLeftIt() {
        Journey video = Journey.aVideo(service).ready();
        Viewer viewer = Viewer.of(video, service);
        String master = video.folder() + "master.m3u8";
        assertThat(viewer.gets(master)).isTrue();
        try (RunningService cutOff =
                RunningService.another(Map.of("millrace.playback.invalidation-endpoint", "http://127.0.0.1:1"))) {
            assertThat(cutOff.as(video.owner).delete(video.path()).status()).isEqualTo(204);
            cutOff.bean(OutboxRelay.class).deliverNow(ObjectKeys.videoPrefix(video.videoId));
        }
        await().atMost(EDGE_BOUND)
                .untilAsserted(() -> assertThat(viewer.gets(master)).isFalse());
        assertThat(service.stored(ObjectKeys.videoPrefix(video.videoId))).isEmpty();
    }

    @Test
    void uploadServiceGetsOneSignedNotice() throws IOException {
        List<String> notices = new CopyOnWriteArrayList<>();
        HttpServer uploadService = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        uploadService.createContext("/", exchange -> {
            notices.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("webhook-signature").substring(0, 3));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        uploadService.start();
        String url = "http://127.0.0.1:" + uploadService.getAddress().getPort();
        // why: without a CDN, whose call comes first and gives the other instance's steady pass time to take the notice
        Map<String, String> settings =
                Map.of("millrace.upload-service.url", url, "millrace.playback.distribution-id", "");
        try (RunningService other = RunningService.another(settings)) {
            Journey video = Journey.aVideo(other);
            video.api.delete(video.path());
            video.api.delete(video.path());
            // why: the other instance's steady pass may take it all the same, and upload-service is not there for that
            // one
            await().untilAsserted(
                            () -> assertThat(notices).contains("/internal/videos/" + video.videoId + "/deleted v1,"));
            assertThat(notices.stream().filter(call -> call.contains(video.videoId.toString())))
                    .hasSize(1);
        } finally {
            uploadService.stop(0);
        }
    }

    private boolean isPurged(Journey video) {
        return service.jdbc()
                .sql("select purged_at is not null from videos where id = ?")
                .param(video.videoId)
                .query(Boolean.class)
                .single();
    }
}
