package dev.millrace.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.contract.Internal.DoneRequest;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.Internal.TimedStep;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.contract.TranscodeReport.Started;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import dev.millrace.common.streaming.Golden;
import dev.millrace.common.web.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies between the services are byte for byte what they were when each was one record with a field for everything. */
class WireTest {

    private static final UUID VIDEO = UUID.fromString("0197a1b2-0000-7000-8000-000000000001");
    private static final UUID JOB = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");
    private static final UUID SESSION = UUID.fromString("0197a1b2-0000-7000-8000-000000000003");
    private static final AttemptId BY = new AttemptId(VIDEO, JOB, 2);
    private static final String FOLDER = "videos/" + VIDEO + "/hls/" + JOB + "/2/";

    private static final Asset MASTER =
            new Asset(AssetType.HLS_MASTER, null, null, null, null, null, "m3u8", FOLDER + "master.m3u8");
    private static final Asset RENDITION = new Asset(
            AssetType.HLS_RENDITION,
            "720p",
            2_500_000,
            1280,
            720,
            "avc1.64001f",
            "m3u8",
            FOLDER + "720p/playlist.m3u8");
    private static final Asset POSTER =
            new Asset(AssetType.THUMBNAIL, null, null, 1280, 720, null, "jpg", FOLDER + "poster.jpg");

    private static final SourceSummary PHONE =
            new SourceSummary("mov", "hevc", "aac", 17_300_000, 29.97, Hdr.HLG, 90, "stereo", "1080p", List.of());
    private static final SourceSummary SILENT = new SourceSummary(
            "avi", "mpeg4", null, 900_000, 25, Hdr.SDR, 0, null, "480p", List.of(SourceNote.SOUND_NOT_DECODABLE));

    private static final TranscodeJob DUE = new TranscodeJob(
            1,
            JOB,
            VIDEO,
            "videos/" + VIDEO + "/source.mp4",
            List.of("1080p", "720p"),
            Instant.parse("2026-01-02T03:04:05Z"),
            "00-00000000000000000000000000000001-0000000000000001-01");

    private final JsonMapper json = strict();

    private static JsonMapper strict() {
        JsonMapper.Builder builder = JsonMapper.builder();
        StrictJson.configure(builder);
        return builder.build();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("report-started", new Started(BY), TranscodeReport.class),
                Arguments.of("report-progress", Progress.at(BY, Stage.ENCODING, 42, 31), TranscodeReport.class),
                Arguments.of(
                        "report-progress-without-eta",
                        Progress.at(BY, Stage.DOWNLOADING, 0, null),
                        TranscodeReport.class),
                Arguments.of("report-probed", Progress.probed(BY, SILENT), TranscodeReport.class),
                Arguments.of("report-poster-stored", Progress.posterStored(BY, POSTER), TranscodeReport.class),
                Arguments.of(
                        "report-playable",
                        new Playable(BY, new Output(62.5, 1920, 1080, List.of(MASTER, RENDITION), PHONE)),
                        TranscodeReport.class),
                Arguments.of(
                        "report-completed",
                        new Completed(BY, new Output(62.5, 1920, 1080, List.of(MASTER, RENDITION, POSTER), PHONE)),
                        TranscodeReport.class),
                Arguments.of(
                        "report-failed",
                        new Failed(BY, FailReason.TRANSCODE_ERROR, "Invalid data found"),
                        TranscodeReport.class),
                Arguments.of(
                        "report-failed-without-detail",
                        new Failed(BY, FailReason.NO_VIDEO_STREAM, null),
                        TranscodeReport.class),
                Arguments.of(
                        "upload-completed",
                        uploaded(new UploadCourse(
                                List.of(new Pause(
                                        Instant.parse("2026-11-21T10:00:00Z"), Instant.parse("2026-11-21T10:05:00Z"))),
                                List.of(new Arrival(Instant.parse("2026-11-21T09:59:30Z"), 5_242_880)),
                                Instant.parse("2026-11-21T10:06:00Z"))),
                        UploadReport.class),
                Arguments.of("upload-completed-without-course", uploaded(null), UploadReport.class),
                Arguments.of(
                        "upload-failed",
                        new UploadReport.Failed(SESSION, VIDEO, FailReason.UPLOAD_EXPIRED),
                        UploadReport.class),
                Arguments.of("upload-canceled", new UploadReport.Canceled(SESSION, VIDEO), UploadReport.class),
                Arguments.of("claim-request", new ClaimRequest(VIDEO, "1@host", true, true), ClaimRequest.class),
                Arguments.of(
                        "claim-claimed", new ClaimAnswer.Claimed(2, 1, 60, true, null, 0, 0, 0), ClaimAnswer.class),
                Arguments.of(
                        "claim-claimed-in-turn",
                        new ClaimAnswer.Claimed(1, 0, 60, false, DUE, 0, 0, 0),
                        ClaimAnswer.class),
                Arguments.of(
                        "claim-claimed-task",
                        new ClaimAnswer.Claimed(9, 0, 60, false, null, 1, 7, 0),
                        ClaimAnswer.class),
                Arguments.of(
                        "claim-claimed-assembly",
                        new ClaimAnswer.Claimed(12, 0, 60, false, null, 1, 0, 2),
                        ClaimAnswer.class),
                Arguments.of("claim-busy", new ClaimAnswer.Busy(10), ClaimAnswer.class),
                Arguments.of("claim-obsolete", new ClaimAnswer.Obsolete(), ClaimAnswer.class),
                Arguments.of("lease-renewal", new RenewRequest(VIDEO, 2), RenewRequest.class),
                Arguments.of("lease-release", new ReleaseRequest(VIDEO, 2, false, null, null), ReleaseRequest.class),
                Arguments.of(
                        "lease-release-failed",
                        new ReleaseRequest(VIDEO, 2, true, FailReason.TIMED_OUT, "it stalled"),
                        ReleaseRequest.class),
                Arguments.of("job-divide", new DivideRequest(VIDEO, 1, List.of(1, 12, 40)), DivideRequest.class),
                Arguments.of("job-done", new DoneRequest(VIDEO, 9), DoneRequest.class),
                Arguments.of(
                        "job-effort",
                        new EffortReport(
                                VIDEO,
                                9,
                                List.of(
                                        new TimedStep(WorkStep.DOWNLOADING, 120, 4_000_000L),
                                        new TimedStep(WorkStep.ENCODING, 3_400, null)),
                                6_100L),
                        EffortReport.class));
    }

    private static UploadReport uploaded(@Nullable UploadCourse course) {
        return new UploadReport.Completed(
                SESSION, VIDEO, JOB, "videos/" + VIDEO + "/source.mp4", 734_003_200, "video/mp4", course);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isWrittenAsBefore(String golden, Object body, Class<?> type) {
        assertThat(json.writeValueAsString(body)).isEqualTo(Golden.text("contract/" + golden + ".json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isReadAsItIsWritten(String golden, Object body, Class<?> type) {
        assertThat(json.readValue(Golden.text("contract/" + golden + ".json"), type))
                .isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void mayHaveFieldsOfANewerSender(String golden, Object body, Class<?> type) {
        String newer = Golden.text("contract/" + golden + ".json").replaceFirst("\\{", "{\"mood\":\"good\",");

        assertThat(json.readValue(newer, type)).isEqualTo(body);
    }

    @Test
    void stepOfANewerWorkerIsAnother() {
        String newer = Golden.text("contract/job-effort.json").replace("ENCODING", "DREAMING");

        assertThat(json.readValue(newer, EffortReport.class).steps())
                .extracting(TimedStep::step)
                .containsExactly(WorkStep.DOWNLOADING, WorkStep.OTHER);
    }

    @Test
    void progressOfAnotherSenderMaySayAllAtOnceOrNothing() {
        String by = "{\"videoId\":\"" + VIDEO + "\",\"jobId\":\"" + JOB + "\",\"attempt\":2,\"status\":\"PROGRESS\"";
        String all = by + ",\"stage\":\"PUBLISHING\",\"percent\":97,\"etaSeconds\":3,\"assets\":["
                + json.writeValueAsString(POSTER) + "],\"source\":" + json.writeValueAsString(PHONE) + "}";

        assertThat(json.readValue(all, TranscodeReport.class))
                .isEqualTo(new Progress(BY, Stage.PUBLISHING, 97, 3, PHONE, List.of(POSTER)));
        assertThat(json.readValue(by + "}", TranscodeReport.class))
                .isEqualTo(new Progress(BY, Stage.DOWNLOADING, null, null, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim-claimed", "claim-claimed-in-turn", "claim-busy", "claim-obsolete"})
    void answerOfAServiceThatKnowsNoTasksIsOfAWholeJob(String golden) {
        String now = Golden.text("contract/" + golden + ".json");
        String before = now.replace(",\"dividedBy\":0,\"task\":0,\"stage\":0", "");

        assertThat(before).doesNotContain("dividedBy");
        assertThat(json.readValue(before, ClaimAnswer.class)).isEqualTo(json.readValue(now, ClaimAnswer.class));
    }

    @Test
    void claimOfAWorkerThatKnowsNoTasksDoesNotSaySo() {
        String before = Golden.text("contract/claim-request.json").replace(",\"takesTasks\":true", "");

        assertThat(json.readValue(before, ClaimRequest.class)).isEqualTo(new ClaimRequest(VIDEO, "1@host", true, null));
    }

    @Test
    void readyIsCompleteUnlessItSaysThatItIsPartial() {
        String ready = Golden.text("contract/report-completed.json");

        assertThat(json.readValue(ready.replace("\"partial\":false,", ""), TranscodeReport.class))
                .isInstanceOf(Completed.class);
        assertThat(json.readValue(ready.replace("\"partial\":false", "\"partial\":null"), TranscodeReport.class))
                .isInstanceOf(Completed.class);
    }

    @Test
    void failedWithoutAReasonIsATranscodeError() {
        String failed = Golden.text("contract/report-failed.json")
                .replace("\"failReason\":\"TRANSCODE_ERROR\"", "\"failReason\":null");

        assertThat(json.readValue(failed, TranscodeReport.class))
                .isEqualTo(new Failed(BY, FailReason.TRANSCODE_ERROR, "Invalid data found"));
    }

    @Test
    void endedUploadHasTheUsualReasonWhenItGivesNone() {
        String failed = Golden.text("contract/upload-failed.json").replace("\"UPLOAD_EXPIRED\"", "null");
        String canceled = Golden.text("contract/upload-canceled.json").replace("\"UPLOAD_CANCELED\"", "null");

        assertThat(json.readValue(failed, UploadReport.class))
                .isEqualTo(new UploadReport.Failed(SESSION, VIDEO, FailReason.UPLOAD_FAILED));
        assertThat(json.readValue(canceled, UploadReport.class)).isEqualTo(new UploadReport.Canceled(SESSION, VIDEO));
    }

    @Test
    void canceledUploadThatGivesAnotherReasonFailedForIt() {
        String canceled = Golden.text("contract/upload-canceled.json").replace("UPLOAD_CANCELED", "UPLOAD_EXPIRED");

        assertThat(json.readValue(canceled, UploadReport.class))
                .isEqualTo(new UploadReport.Failed(SESSION, VIDEO, FailReason.UPLOAD_EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobId", "sourceFileKey", "sourceSizeBytes", "sourceMime"})
    void completedUploadSaysNothingWithoutAField(String field) {
        String lacking = Golden.text("contract/upload-completed.json").replace(field, "mood");

        assertThat(json.readValue(lacking, UploadReportJson.class).report()).isEmpty();
    }

    @Test
    void sameOutputMayBeReportedByALaterAttempt() {
        Output output = new Output(62.5, 1920, 1080, List.of(MASTER), null);

        assertThat(new Completed(BY, output).saidBy(BY.withNumber(3)))
                .isEqualTo(new Completed(new AttemptId(VIDEO, JOB, 3), output));
    }
}
