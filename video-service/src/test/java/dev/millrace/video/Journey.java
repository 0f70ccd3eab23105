package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One video on its way, moved by the same calls that upload-service and the workers make. */
public final class Journey {

    public final RunningService service;
    public final String owner;
    public final Api api;
    public final UUID videoId;
    public UUID sessionId = UUID.randomUUID();
    public UUID jobId = UUID.randomUUID();
    public int attempt;

    private Journey(RunningService service, String owner) {
        this.service = service;
        this.owner = owner;
        this.api = service.as(owner);
        this.videoId = api.draft();
    }

    public static Journey aVideo(RunningService service) {
        return new Journey(service, "owner-" + UUID.randomUUID());
    }

    public static Journey aVideoOf(RunningService service, String owner) {
        return new Journey(service, owner);
    }

    public String path() {
        return "/api/videos/" + videoId;
    }

    public String status() {
        return api.status(videoId);
    }

    public Journey uploading() {
        assertThat(openUpload().status()).isEqualTo(200);
        return this;
    }

    public Api.Answer openUpload() {
        return service.signed()
                .post(
                        "/internal/videos/" + videoId + "/upload-opened",
                        new UploadOpened(owner, sessionId, "video/mp4", 1000));
    }

    public String sourceKey() {
        return ObjectKeys.source(videoId, SourceContainer.MP4);
    }

    public UploadReport completedReport() {
        return completedReport(null);
    }

    public UploadReport completedReport(@Nullable UploadCourse course) {
        return new UploadReport.Completed(sessionId, videoId, jobId, sourceKey(), 1000, "video/mp4", course);
    }

    public Journey transcoding() {
        uploading();
        service.store(sourceKey(), "source");
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", completedReport())
                        .status())
                .isEqualTo(204);
        return this;
    }

    public Api.Answer claim() {
        Api.Answer answer = service.signed()
                .post("/internal/jobs/" + jobId + "/claim", new ClaimRequest(videoId, "worker-1", null, null));
        if (answer.json().path("outcome").asString("").equals("CLAIMED")) {
            attempt = answer.json().get("attempt").asInt();
        }
        return answer;
    }

    public Journey claimed() {
        transcoding();
        assertThat(claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
        return this;
    }

    public Api.Answer renew() {
        return service.signed().post("/internal/jobs/" + jobId + "/renew", new RenewRequest(videoId, attempt));
    }

    public Api.Answer release(boolean failed, @Nullable FailReason reason) {
        return service.signed()
                .post(
                        "/internal/jobs/" + jobId + "/release",
                        new ReleaseRequest(videoId, attempt, failed, reason, null));
    }

    /** The attempt fails once and says what ffmpeg said. */
    public Api.Answer fail(FailReason reason, String detail) {
        return service.signed()
                .post(
                        "/internal/jobs/" + jobId + "/release",
                        new ReleaseRequest(videoId, attempt, true, reason, detail));
    }

    /** The lease of the attempt ran out a while ago. */
    public void lapse() {
        service.jdbc()
                .sql("update transcode_jobs set lease_until = now() - interval '1 second' where id = ?")
                .param(jobId)
                .update();
    }

    public String folder() {
        return ObjectKeys.attemptPrefix(attemptId());
    }

    /** What plays first. */
    public List<Asset> firstAssets() {
        String folder = folder();
        return List.of(
                asset(AssetType.HLS_MASTER, folder + "master.m3u8"),
                new Asset(
                        AssetType.HLS_RENDITION,
                        "720p",
                        2_500_000,
                        1280,
                        720,
                        "avc1.64001f",
                        "m3u8",
                        folder + "720p/playlist.m3u8"),
                asset(AssetType.THUMBNAIL, folder + "poster.jpg"));
    }

    /** The complete output. */
    public List<Asset> assets() {
        List<Asset> all = new ArrayList<>(firstAssets());
        all.add(asset(AssetType.DASH_MANIFEST, folder() + "manifest.mpd"));
        all.add(asset(AssetType.HLS_RENDITION, folder() + "1080p/playlist.m3u8"));
        return List.copyOf(all);
    }

    public static Asset asset(AssetType type, String key) {
        return new Asset(type, null, null, null, null, null, null, key);
    }

    public Journey storeOutput() {
        assets().forEach(asset -> service.store(asset.fileKey(), "output"));
        return this;
    }

    /** The attempt that works on it. */
    public AttemptId attemptId() {
        return new AttemptId(videoId, jobId, attempt);
    }

    public Completed readyReport() {
        return new Completed(attemptId(), output(assets()));
    }

    /** The stream plays, the rest is still being made. */
    public Playable partialReport() {
        return new Playable(attemptId(), output(firstAssets()));
    }

    public static Output output(List<Asset> assets) {
        return new Output(62.5, 1920, 1080, assets, null);
    }

    public Failed failedReport(FailReason reason) {
        return failedReport(reason, null);
    }

    public Failed failedReport(FailReason reason, @Nullable String detail) {
        return new Failed(attemptId(), reason, detail);
    }

    public Progress progressReport(int percent, @Nullable Asset poster) {
        return progressReport(percent, poster, null);
    }

    public Progress progressReport(int percent, @Nullable Asset poster, @Nullable SourceSummary source) {
        List<Asset> assets = poster == null ? List.of() : List.of(poster);
        return new Progress(attemptId(), Stage.ENCODING, percent, 31, source, assets);
    }

    public Api.Answer report(TranscodeReport report) {
        return service.signed().post("/api/webhooks/transcoding", report);
    }

    public Journey ready() {
        claimed();
        storeOutput();
        assertThat(report(readyReport()).status()).isEqualTo(204);
        return this;
    }

    /** READY by its first rendition, and its attempt goes on. */
    public Journey playing() {
        claimed();
        storeOutput();
        assertThat(report(partialReport()).status()).isEqualTo(204);
        return this;
    }

    /** READY, and an attempt makes it again. */
    public Journey reprocessing() {
        return ready().reprocess();
    }

    public Journey reprocess() {
        assertThat(api.post(path() + "/reprocess", "").status()).isEqualTo(202);
        jobId = openJob();
        assertThat(claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
        return this;
    }

    /** Identity of the video's open job. */
    public UUID openJob() {
        return service.jdbc()
                .sql("select id from transcode_jobs where video_id = ? and state in ('WAITING', 'CLAIMED', 'DIVIDED')")
                .param(videoId)
                .query(UUID.class)
                .single();
    }

    public boolean hasOpenJob() {
        return service.jdbc()
                .sql(
                        "select count(*) > 0 from transcode_jobs where video_id = ? and state in ('WAITING', 'CLAIMED', 'DIVIDED')")
                .param(videoId)
                .query(Boolean.class)
                .single();
    }

    public String streamUrl() {
        return api.get(path()).json().at("/playback/streamUrl").asString("");
    }

    /** Keys of the saved assets. */
    public List<String> savedKeys() {
        return service.jdbc()
                .sql("select file_key from video_assets where video_id = ?")
                .param(videoId)
                .query(String.class)
                .list();
    }

    public Journey failed(FailReason reason) {
        claimed();
        assertThat(report(failedReport(reason)).status()).isEqualTo(204);
        return this;
    }
}
