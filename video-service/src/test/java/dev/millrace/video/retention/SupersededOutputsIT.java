package dev.millrace.video.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.pass.Pass;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.Viewer;
import dev.millrace.video.job.DividedJourney;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SupersededOutputsIT {

    private final RunningService service = RunningService.shared();
    private final Pass pass = service.bean("supersededOutputsPass", Pass.class);

    @Test
    void oldOutputIsRemovedOnlyAfterItsGraceAndTheServedOneStays() {
        Journey video = Journey.aVideo(service).ready();
        String old = video.folder();
        become(video.reprocess());
        assertThat(waitsUntil(video)).isAfter(Instant.now().plus(Duration.ofHours(23)));
        pass.pass();
        assertThat(service.stored(old)).hasSize(5);

        sweepNow(video);
        assertThat(service.stored(old)).isEmpty();
        assertThat(service.stored(video.folder())).hasSize(5);
        assertThat(service.stored(video.sourceKey())).hasSize(1);
        assertThat(isNoted(video)).isFalse();
    }

    @Test
    void removedOutputIsGoneFromTheEdgeToo() {
        Journey video = Journey.aVideo(service).ready();
        String old = video.folder() + "master.m3u8";
        become(video.reprocess());
        Viewer viewer = Viewer.of(video, service);
        assertThat(viewer.gets(old)).as("within its grace").isTrue();

        sweepNow(video);

        assertThat(viewer.fetch(old))
                .as("as CloudFront says of what is not there")
                .startsWith("403");
        assertThat(viewer.gets(video.folder() + "master.m3u8")).isTrue();
    }

    @Test
    void outputOfAnOpenJobIsLeftAloneAndSoIsTheServedOne() {
        Journey video = Journey.aVideo(service).ready();
        String served = video.folder();
        video.reprocess().storeOutput();
        sweepNow(video);
        assertThat(service.stored(served)).hasSize(5);
        assertThat(service.stored(video.folder())).hasSize(5);
    }

    @Test
    void manifestOfAnOldOutputGoesWithItAndCaptionsStay() {
        Journey video = Journey.aVideo(service).ready();
        String captions = ObjectKeys.captionsPrefix(video.videoId, "en", UUID.randomUUID()) + "captions.vtt";
        String old = ObjectKeys.outputManifest(video.attemptId());
        service.store(captions, "WEBVTT");
        service.store(old, "{}");
        become(video.reprocess());
        String served = ObjectKeys.outputManifest(video.attemptId());
        service.store(served, "{}");

        sweepNow(video);

        assertThat(service.stored(ObjectKeys.manifestsPrefix(video.videoId))).containsExactly(served);
        assertThat(service.stored(captions)).hasSize(1);
    }

    @Test
    void attemptsOfTheServedJobThatDiedAreRemoved() {
        Journey video = Journey.aVideo(service).claimed();
        service.store(video.folder() + "480p/segment1.m4s", "half");
        String dead = video.folder();
        video.lapse();
        video.claim();
        become(video);
        sweepNow(video);
        assertThat(service.stored(dead)).isEmpty();
        assertThat(service.stored(video.folder())).hasSize(5);
    }

    @Test
    void whatAReprocessThatFailedLeftIsRemoved() {
        Journey video = Journey.aVideo(service).ready();
        String served = video.folder();
        sweepNow(video);
        video.reprocess().storeOutput();
        video.report(video.failedReport(FailReason.TRANSCODE_ERROR));
        sweepNow(video);
        assertThat(service.stored(video.folder())).isEmpty();
        assertThat(service.stored(served)).hasSize(5);
    }

    @Test
    void whatADividedJobLeftIsRemovedWithItsEarlyPosterWhenItIsGivenUp() {
        Journey video = Journey.aVideo(service).claimed();
        String poster = video.folder() + "poster-720p.jpg";
        service.store(poster, "poster");
        video.report(video.progressReport(5, Journey.asset(AssetType.THUMBNAIL, poster)));
        DividedJourney job = DividedJourney.of(video, 1);
        service.store(video.folder() + "480p/seg_00001.m4s", "of a task");
        assertThat(posterUrl(video).asString()).endsWith("/poster-720p.jpg");

        for (int failure = 0; failure < 3; failure++) {
            assertThat(job.fail(job.claim().attempt())).isEqualTo(204);
            job.afterBackOff();
        }
        assertThat(video.status()).isEqualTo("FAILED");
        assertThat(posterUrl(video).isNull()).isTrue();
        sweepNow(video);

        assertThat(service.stored(video.folder())).isEmpty();
    }

    private static JsonNode posterUrl(Journey video) {
        return video.api.get(video.path()).json().at("/playback/posterUrl");
    }

    @Test
    void partialOutputThatIsServedStaysWhenItsJobIsGivenUp() {
        Journey video = Journey.aVideo(service).playing();
        video.report(video.failedReport(FailReason.TIMED_OUT));
        sweepNow(video);
        assertThat(service.stored(video.folder())).isNotEmpty();
    }

    @Test
    void deletedVideoIsForgotten() {
        Journey video = Journey.aVideo(service).ready();
        video.api.delete(video.path());
        sweepNow(video);
        assertThat(isNoted(video)).isFalse();
    }

    @Test
    void graceShorterThanTheCookiesLifeStopsTheStart() {
        assertThatThrownBy(() -> RunningService.another(Map.of("millrace.retention.superseded-outputs", "5h")))
                .rootCause()
                .hasMessageContaining("millrace.retention.superseded-outputs")
                .hasMessageContaining("millrace.playback.cookie-life");
    }

    private static void become(Journey video) {
        video.storeOutput();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
    }

    private void sweepNow(Journey video) {
        graceIsOver(video);
        pass.pass();
        service.awaitRemovals();
    }

    private void graceIsOver(Journey video) {
        assertThat(service.jdbc()
                        .sql("update superseded_outputs set after = now() - interval '1 year' where video_id = ?")
                        .param(video.videoId)
                        .update())
                .isEqualTo(1);
    }

    private Instant waitsUntil(Journey video) {
        return service.jdbc()
                .sql("select after from superseded_outputs where video_id = ?")
                .param(video.videoId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private boolean isNoted(Journey video) {
        return service.jdbc()
                .sql("select count(*) > 0 from superseded_outputs where video_id = ?")
                .param(video.videoId)
                .query(Boolean.class)
                .single();
    }
}
