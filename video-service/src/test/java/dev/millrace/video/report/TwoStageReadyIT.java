package dev.millrace.video.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TwoStageReadyIT {

    private final RunningService service = RunningService.shared();

    @Test
    void partialOutputPlaysWhileItsAttemptGoesOn() {
        Journey video = Journey.aVideo(service).playing();
        assertThat(video.renew().status()).isEqualTo(204);
        assertThat(video.report(video.progressReport(60, null)).status()).isEqualTo(204);
        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("READY");
        assertThat(read.get("durationSeconds").asDouble()).isEqualTo(62.5);
        assertThat(read.at("/playback/streamUrl").asString()).endsWith(video.folder() + "master.m3u8");
        assertThat(read.at("/playback/cookies").size()).isEqualTo(3);
        assertThat(read.at("/progress/percent").asInt()).isEqualTo(60);
        assertThat(video.savedKeys()).hasSize(3);
    }

    @Test
    void renditionsJoinAPartialOutputWhileItsAttemptGoesOn() {
        Journey video = Journey.aVideo(service).playing();
        List<Asset> more = new ArrayList<>(video.firstAssets());
        more.add(Journey.asset(AssetType.HLS_RENDITION, video.folder() + "1080p/playlist.m3u8"));

        assertThat(video.report(new Playable(video.attemptId(), Journey.output(more)))
                        .status())
                .isEqualTo(204);

        assertThat(video.savedKeys()).hasSize(4);
        assertThat(video.status()).isEqualTo("READY");
        assertThat(video.hasOpenJob()).isTrue();
        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);
        assertThat(video.savedKeys())
                .as("after the first report came again, late")
                .hasSize(4);
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(video.savedKeys()).hasSize(5);
    }

    @Test
    void partialOutputThatLacksWhatIsServedChangesNothing() {
        Journey video = Journey.aVideo(service).playing();
        List<Asset> other = video.assets().stream()
                .map(asset -> Journey.asset(asset.type(), asset.fileKey().replace("/1080p/", "/other/")))
                .filter(asset -> asset.type() != AssetType.THUMBNAIL)
                .toList();
        other.forEach(asset -> service.store(asset.fileKey(), "output"));

        assertThat(video.report(new Playable(video.attemptId(), Journey.output(other)))
                        .status())
                .isEqualTo(204);

        assertThat(video.savedKeys()).as("the poster is missing in the other").hasSize(3);
    }

    @Test
    void completeOutputReplacesThePartialOneAndEndsTheJob() {
        Journey video = Journey.aVideo(service).playing();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("READY");
        assertThat(read.get("progress").isNull()).isTrue();
        assertThat(read.at("/playback/dashUrl").asString()).endsWith("/manifest.mpd");
        assertThat(video.savedKeys()).hasSize(5);
        assertThat(video.renew().status()).isEqualTo(409);
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
    }

    @Test
    void partialReportAgainOrAfterTheCompleteOneChangesNothing() {
        Journey video = Journey.aVideo(service).playing();
        String tag = video.api.get(video.path()).header("ETag");
        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);
        assertThat(video.hasOpenJob()).isTrue();
        assertThat(video.api.get(video.path()).header("ETag")).isEqualTo(tag);

        video.report(video.readyReport());
        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);
        assertThat(video.savedKeys()).hasSize(5);
        assertThat(video.hasOpenJob()).isFalse();
    }

    @Test
    void partialReportNeedsItsAssetsStored() {
        Journey video = Journey.aVideo(service).claimed();
        assertThat(video.report(video.partialReport()).status()).isEqualTo(400);
        assertThat(video.status()).isEqualTo("TRANSCODING");
    }

    @Test
    void failureAfterThePartialOutputEndsTheJobAndTheVideoPlaysOn() {
        Journey video = Journey.aVideo(service).playing();
        double counted = remaindersFailed(FailReason.TIMED_OUT);
        String stream = video.streamUrl();
        TranscodeReport failed = video.failedReport(FailReason.TIMED_OUT);
        assertThat(video.report(failed).status()).isEqualTo(204);
        assertThat(video.report(failed).status()).isEqualTo(204);
        assertPlaysAndNothingGoesOn(video, stream);
        assertThat(video.savedKeys()).hasSize(3);
        assertThat(remaindersFailed(FailReason.TIMED_OUT)).isEqualTo(counted + 1);
    }

    @Test
    void failuresUsedUpAfterThePartialOutputEndTheJobAndTheVideoPlaysOn() {
        Journey video = Journey.aVideo(service).playing();
        double counted = remaindersFailed(FailReason.RETRIES_EXHAUSTED);
        String stream = video.streamUrl();
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(video.hasOpenJob()).isTrue();
            assertThat(video.release(true, FailReason.TRANSCODE_ERROR).status()).isEqualTo(204);
            video.claim();
        }
        assertPlaysAndNothingGoesOn(video, stream);
        assertThat(remaindersFailed(FailReason.RETRIES_EXHAUSTED)).isEqualTo(counted + 1);
    }

    @Test
    void leasesThatLapseAfterThePartialOutputEndTheJobAndTheVideoPlaysOn() {
        Journey video = Journey.aVideo(service).playing();
        String stream = video.streamUrl();
        for (int lapse = 1; lapse <= 3; lapse++) {
            video.lapse();
            video.claim();
        }
        assertPlaysAndNothingGoesOn(video, stream);
    }

    @Test
    void attemptAfterAPartialOutputKnowsThatTheVideoPlaysAndItsCompleteOutputIsServed() {
        Journey video = Journey.aVideo(service).playing();
        video.lapse();
        Answer claim = video.claim();
        assertThat(claim.json().get("attempt").asInt()).isEqualTo(2);
        assertThat(claim.json().get("ready").asBoolean()).isTrue();

        video.attempt = 1;
        String first = video.folder();
        assertThat(video.report(video.readyReport()).code()).isEqualTo("STALE_ATTEMPT");
        assertThat(video.streamUrl()).contains(first);

        video.attempt = 2;
        video.storeOutput();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(video.streamUrl()).contains(video.folder());
        assertThat(video.savedKeys()).hasSize(5).allMatch(key -> key.startsWith(video.folder()));
        assertThat(video.hasOpenJob()).isFalse();
        assertThat(service.stored(first)).isNotEmpty();
    }

    @Test
    void firstAttemptKnowsThatNothingPlaysYet() {
        Journey video = Journey.aVideo(service).transcoding();
        assertThat(video.claim().json().get("ready").asBoolean()).isFalse();
    }

    @Test
    void whatPlaysIsNotExchangedForThePartialOutputOrThePosterOfALaterAttempt() {
        Journey video = Journey.aVideo(service).playing();
        List<String> saved = video.savedKeys();
        video.lapse();
        video.claim();
        video.storeOutput();
        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);
        assertThat(video.report(video.progressReport(
                                40, Journey.asset(AssetType.THUMBNAIL, video.folder() + "poster.jpg")))
                        .status())
                .isEqualTo(204);
        assertThat(video.savedKeys()).isEqualTo(saved);
        assertThat(video.hasOpenJob()).isTrue();
    }

    private void assertPlaysAndNothingGoesOn(Journey video, String stream) {
        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("READY");
        assertThat(read.get("failReason").isNull()).isTrue();
        assertThat(read.get("progress").isNull()).isTrue();
        assertThat(video.streamUrl()).isEqualTo(stream);
        assertThat(video.hasOpenJob()).isFalse();
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
    }

    private double remaindersFailed(FailReason reason) {
        return service.bean(MeterRegistry.class)
                .counter("transcode.remainder.failed", "reason", reason.name())
                .count();
    }
}
