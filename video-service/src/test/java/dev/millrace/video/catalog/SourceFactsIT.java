package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SourceFactsIT {

    private static final SourceSummary PHONE = new SourceSummary(
            "mov", "hevc", "aac", 17_300_000, 29.97002997002997, Hdr.HLG, 90, "stereo", "1080p", List.of());
    private static final SourceSummary SILENT = new SourceSummary(
            "avi", "mpeg4", null, 900_000, 25, Hdr.SDR, 0, null, "480p", List.of(SourceNote.SOUND_NOT_DECODABLE));

    private final RunningService service = RunningService.shared();

    @Test
    void beforeAWorkerHasLookedOnlyWhatWasDeclaredIsKnown() {
        JsonNode source = source(Journey.aVideo(service).claimed());
        assertThat(source.get("mime").asString()).isEqualTo("video/mp4");
        assertThat(source.get("sizeBytes").asLong()).isEqualTo(1000);
        assertThat(source.get("filename").asString()).isEqualTo("IMG_0042.MOV");
        for (String fact : new String[] {
            "container",
            "videoCodec",
            "audioCodec",
            "bitrateBps",
            "frameRate",
            "hdr",
            "rotationDegrees",
            "audioLayout",
            "qualityClass"
        }) {
            assertThat(source.get(fact).isNull()).as(fact).isTrue();
        }
    }

    @Test
    void factsOfAProgressReportAreShownAndAreNoNewVersion() {
        Journey video = Journey.aVideo(service).claimed();
        Answer before = video.api.get(video.path());
        assertThat(video.report(video.progressReport(5, null, PHONE)).status()).isEqualTo(204);
        video.report(video.progressReport(6, null));
        Answer read = video.api.get(video.path());
        assertThat(read.json().get("source").toString())
                .isEqualTo("{\"mime\":\"video/mp4\",\"sizeBytes\":1000,\"filename\":\"IMG_0042.MOV\","
                        + "\"container\":\"mov\",\"videoCodec\":\"hevc\",\"audioCodec\":\"aac\","
                        + "\"bitrateBps\":17300000,\"frameRate\":29.97002997002997,\"hdr\":\"HLG\","
                        + "\"rotationDegrees\":90,\"audioLayout\":\"stereo\",\"qualityClass\":\"1080p\"}");
        assertThat(Api.edits(read)).isEqualTo(Api.edits(before));
        assertThat(read.header("ETag")).isNotEqualTo(before.header("ETag"));
        video.report(video.progressReport(7, null, SILENT));
        assertThat(source(video).get("videoCodec").asString()).isEqualTo("mpeg4");
        assertThat(source(video).get("audioLayout").isNull()).isTrue();
    }

    @Test
    void notesOnWhatIsNotInTheVideoAreShown() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        assertThat(notes(video)).isEqualTo("[]");

        video.report(withSource(video.readyReport(), SILENT));

        assertThat(notes(video)).isEqualTo("[\"SOUND_NOT_DECODABLE\"]");
    }

    @Test
    void reportAndRowWithoutNotesMeanThatThereAreNone() {
        Journey video = Journey.aVideo(service).claimed();
        video.report(video.progressReport(5, null, SILENT));
        service.jdbc()
                .sql("update source_facts set facts = facts - 'notes' where video_id = ?")
                .param(video.videoId)
                .update();

        assertThat(notes(video)).isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOURCE_PROTECTED", "REJECTED"})
    void sourceThatNoRetryMendsIsFailedAndAsksForAnotherFile(FailReason reason) {
        Journey video = Journey.aVideo(service).claimed();

        assertThat(video.report(video.failedReport(reason)).status()).isEqualTo(204);

        JsonNode read = video.api.get(video.path()).json();
        assertThat(read.get("status").asString()).isEqualTo("FAILED");
        assertThat(read.get("failReason").asString()).isEqualTo(reason.name());
    }

    @Test
    void factsOfAReadyReportAreShown() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        assertThat(video.report(withSource(video.readyReport(), PHONE)).status())
                .isEqualTo(204);
        assertThat(source(video).get("hdr").asString()).isEqualTo("HLG");
    }

    @Test
    void staleAttemptsFactsAreRefused() {
        Journey video = Journey.aVideo(service).claimed();
        video.lapse();
        video.claim();
        video.attempt = 1;
        assertThat(video.report(video.progressReport(5, null, PHONE)).status()).isEqualTo(409);
        assertThat(source(video).get("container").isNull()).isTrue();
    }

    @Test
    void newUploadIntoTheVideoClearsThem() {
        Journey video = Journey.aVideo(service).claimed();
        video.report(video.progressReport(5, null, PHONE));
        video.report(video.failedReport(FailReason.SOURCE_UNREADABLE));
        assertThat(source(video).get("container").asString()).isEqualTo("mov");
        video.sessionId = UUID.randomUUID();
        video.uploading();
        assertThat(source(video).get("container").isNull()).isTrue();
    }

    private static String notes(Journey video) {
        return video.api.get(video.path()).json().get("sourceNotes").toString();
    }

    private static JsonNode source(Journey video) {
        return video.api.get(video.path()).json().get("source");
    }

    private static Completed withSource(Completed report, SourceSummary source) {
        Output said = report.output();
        return new Completed(
                report.by(), new Output(said.durationSeconds(), said.width(), said.height(), said.assets(), source));
    }
}
