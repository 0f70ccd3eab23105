package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.ClaimAnswer.Obsolete;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.contract.Internal.TimedStep;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.contract.TranscodeReport.Started;
import dev.millrace.common.contract.WorkStep;
import dev.millrace.common.keys.ObjectKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The real worker, from the queue to the objects in S3 and the webhook. */
class WorkerIT {

    private static final Duration LIMIT = WorkerFixture.LIMIT;

    @RegisterExtension
    static final WorkerFixture fixture = WorkerFixture.prepare();

    @Test
    void aJobTravelsToReady() throws Exception {
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        Completed ready = seen.complete().get(0);
        assertThat(seen.reports.get(0)).isInstanceOf(Started.class);
        assertThat(ready.output().durationSeconds()).isBetween(6.9, 7.1);
        assertThat(ready.output().width()).isEqualTo(640);
        assertThat(ready.output().assets())
                .extracting(Asset::type)
                .containsExactly(
                        AssetType.HLS_MASTER,
                        AssetType.DASH_MANIFEST,
                        AssetType.HLS_RENDITION,
                        AssetType.HLS_RENDITION,
                        AssetType.HLS_AUDIO,
                        AssetType.HLS_AUDIO,
                        AssetType.THUMBNAIL,
                        AssetType.STORYBOARD);
        assertThat(seen.of(Progress.class))
                .filteredOn(report -> !report.assets().isEmpty())
                .singleElement()
                .satisfies(report ->
                        assertThat(report.assets()).extracting(Asset::type).containsExactly(AssetType.THUMBNAIL));
        assertOutputIsWhole(job, ready);
        await().atMost(LIMIT).until(() -> !seen.efforts.isEmpty());
        assertThat(seen.efforts).singleElement().satisfies(WorkerIT::assertEffort);
    }

    private static void assertEffort(EffortReport effort) throws Exception {
        assertThat(effort.attempt()).isEqualTo(1);
        assertThat(effort.cpuMillis()).isPositive();
        assertThat(effort.steps())
                .extracting(TimedStep::step)
                .startsWith(
                        WorkStep.STARTING, WorkStep.DOWNLOADING, WorkStep.PROBING, WorkStep.PLANNING, WorkStep.ENCODING)
                .contains(WorkStep.VERIFYING, WorkStep.PICTURES, WorkStep.PUBLISHING)
                .endsWith(WorkStep.REPORTING, WorkStep.OTHER)
                .containsOnlyOnce(WorkStep.OTHER);
        assertThat(bytes(effort, WorkStep.DOWNLOADING)).isEqualTo(Files.size(fixture.shortClip));
        assertThat(bytes(effort, WorkStep.PUBLISHING)).isPositive();
    }

    private static long bytes(EffortReport effort, WorkStep of) {
        return effort.steps().stream()
                .filter(timed -> timed.step() == of && timed.bytes() != null)
                .mapToLong(TimedStep::bytes)
                .sum();
    }

    private static void assertOutputIsWhole(TranscodeJob job, Completed ready) throws Exception {
        String prefix = ObjectKeys.attemptPrefix(new AttemptId(job.videoId(), job.jobId(), 1));
        List<String> keys = fixture.keys(prefix);
        assertThat(keys)
                .contains(prefix + "poster-480p.jpg", prefix + "storyboard_001.jpg", prefix + "480p/init.mp4")
                .containsAll(
                        ready.output().assets().stream().map(Asset::fileKey).toList());
        String manifest = ObjectKeys.outputManifest(new AttemptId(job.videoId(), job.jobId(), 1));
        assertThat(keys).as("what players may fetch").noneMatch(key -> key.endsWith(".json"));
        assertThat(JsonMapper.builder().build().readValue(fixture.text(manifest), TranscodeReport.class))
                .isEqualTo(ready);
        assertThat(fixture.head(prefix + "480p/seg_00001.m4s").contentType()).isEqualTo("video/iso.segment");
        assertThat(fixture.head(prefix + "master.m3u8").contentType()).isEqualTo("application/vnd.apple.mpegurl");
        assertThat(fixture.head(prefix + "master.m3u8").contentEncoding()).isEqualTo("gzip");
        assertThat(fixture.head(manifest).contentEncoding()).isNull();
        Path output = fixture.fetchAll(prefix);
        assertThat(fixture.text(prefix + "480p/playlist.m3u8").lines().filter(line -> line.endsWith(".m4s")))
                .allSatisfy(segment ->
                        assertThat(output.resolve("480p").resolve(segment)).isNotEmptyFile());
        assertThat(Clips.frames(output.resolve("480p/playlist.m3u8"))).isEqualTo(175);
        assertThat(Clips.frames(output.resolve("manifest.mpd"))).isEqualTo(175);
        assertThat(Clips.frames(output.resolve("audio/playlist.m3u8"))).isBetween(325, 335);
    }

    @Test
    void aLostLeaseStopsFfmpegAndLeavesTheRest() {
        TranscodeJob job = fixture.store(fixture.longClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        fixture.send(job);
        await().atMost(LIMIT).until(() -> !WorkerFixture.ffmpegs().isEmpty() && seen.isEncoding());

        seen.isLeaseLost = true;
        seen.isEnded = true;

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(WorkerFixture.ffmpegs()).isEmpty());
        assertThat(seen.releases).isEmpty();
        assertThat(seen.of(Ready.class)).isEmpty();
        assertThat(seen.of(Failed.class)).isEmpty();
    }

    @Test
    void aFailureIsCountedAndTriedAgainUntilItsJobHasEnded() throws Exception {
        fixture.ffmpeg.breakDown();
        TranscodeJob job = fixture.store(fixture.shortClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.mostFailures = 2;

        fixture.send(job);

        await().atMost(LIMIT).until(() -> seen.claims.contains(Obsolete.class));
        assertThat(seen.claims).containsExactly(Claimed.class, Claimed.class, Obsolete.class);
        assertThat(seen.releases).hasSize(2).allSatisfy(release -> {
            assertThat(release.failed()).isTrue();
            assertThat(release.failReason()).isEqualTo(FailReason.TRANSCODE_ERROR);
            assertThat(release.detail()).isEqualTo("ffmpeg ended with 228: [error] No space left on device");
        });
        assertThat(seen.of(Failed.class)).isEmpty();
        assertThat(fixture.keys(ObjectKeys.jobPrefix(job.videoId(), job.jobId())))
                .isEmpty();
    }

    @Test
    void progressIsReportedNoFasterThanWanted() {
        fixture.stopWorker();
        fixture.startWorker(Map.of("millrace.report.progress-every", "1h"));

        FakeVideoService.Job seen = sent(fixture.mediumClip);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.of(Progress.class))
                .filteredOn(report -> report.percent() != null)
                .extracting(Progress::stage)
                .contains(Stage.DOWNLOADING, Stage.ENCODING)
                .doesNotHaveDuplicates();
        fixture.stopWorker();
    }

    @Test
    void aMissingSourceFailsAtOnce() {
        TranscodeJob stored = fixture.store(fixture.shortClip);
        TranscodeJob job = new TranscodeJob(
                1,
                stored.jobId(),
                stored.videoId(),
                "videos/none/source.mp4",
                stored.renditions(),
                stored.enqueuedAt(),
                null);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.of(Failed.class).isEmpty());
        assertThat(seen.of(Failed.class).get(0).reason()).isEqualTo(FailReason.SOURCE_MISSING);
        assertThat(seen.attempt).isEqualTo(1);
    }

    /** AC-4 is known by name only; samples of 99 bits are none of ALAC's. */
    @ParameterizedTest
    @ValueSource(strings = {"aac", "alac"})
    void soundThatNoDecoderTakesIsLeftOutAtOnce(String codec) {
        Path clip = fixture.directory.resolve(codec + ".mov");
        String samples = codec.equals("aac") ? "fltp" : "s16p";
        Clips.ffmpeg(("-i %s -c:v copy -c:a %s -sample_fmt %s %s")
                .formatted(fixture.shortClip, codec, samples, clip)
                .split(" "));
        Path broken = codec.equals("aac")
                ? Clips.changed(clip, "mp4a", "ac-4", "esds", "dac4")
                : Clips.changed(
                        clip,
                        Clips.latin("00000024616c616300000000000010000010"),
                        Clips.latin("00000024616c616300000000000010000063"));

        FakeVideoService.Job seen = sent(broken);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        Completed ready = seen.complete().get(0);
        assertThat(ready.output().source())
                .isNotNull()
                .satisfies(source -> assertThat(source.notes()).containsExactly(SourceNote.SOUND_NOT_DECODABLE));
        assertThat(ready.output().assets()).extracting(Asset::type).doesNotContain(AssetType.HLS_AUDIO);
        assertOneAttempt(seen);
    }

    @Test
    void aProtectedFileFailsAtOnce() {
        Path clip = fixture.directory.resolve("protected.mp4");
        Clips.ffmpeg("-i", fixture.shortClip.toString(), "-c", "copy", clip.toString());
        FakeVideoService.Job seen = sent(Clips.changed(clip, "avc1", "drmi"));

        await().atMost(LIMIT).until(() -> !seen.of(Failed.class).isEmpty());
        assertThat(seen.of(Failed.class).get(0).reason()).isEqualTo(FailReason.SOURCE_PROTECTED);
        assertOneAttempt(seen);
    }

    private static FakeVideoService.Job sent(Path source) {
        TranscodeJob job = fixture.store(source);
        fixture.send(job);
        return fixture.videoService.job(job.jobId());
    }

    private static void assertOneAttempt(FakeVideoService.Job seen) {
        assertThat(seen.attempt).isEqualTo(1);
        assertThat(seen.of(Started.class)).hasSize(1);
        assertThat(seen.reports).extracting(report -> report.by().number()).containsOnly(1);
        assertThat(seen.failures).isZero();
        assertThat(seen.releases).isEmpty();
    }

    @Test
    void theWholeOutputOfAnEarlierAttemptIsReportedInstead() {
        TranscodeJob job = fixture.store(fixture.shortClip);
        Asset master = new Asset(AssetType.HLS_MASTER, null, null, null, null, null, "m3u8", "videos/x/master.m3u8");
        AttemptId first = new AttemptId(job.videoId(), job.jobId(), 1);
        Completed earlier = new Completed(first, new Output(7.0, 640, 360, List.of(master), null));
        fixture.s3.putObject(
                request -> request.bucket(fixture.cloud.bucket())
                        .key(ObjectKeys.outputManifest(new AttemptId(job.videoId(), job.jobId(), 1))),
                software.amazon.awssdk.core.sync.RequestBody.fromString(
                        JsonMapper.builder().build().writeValueAsString(earlier)));
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.attempt = 1;

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.complete().get(0).by().number()).isEqualTo(2);
        assertThat(seen.complete().get(0).output().assets()).containsExactly(master);
        assertThat(seen.isEncoding()).isFalse();
    }
}
