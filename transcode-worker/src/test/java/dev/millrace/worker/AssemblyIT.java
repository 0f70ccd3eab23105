package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.keys.ObjectKeys;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

/** What a real worker makes of what the tasks of a job left in S3, whole or not. */
class AssemblyIT {

    private static final Duration LIMIT = WorkerFixture.LIMIT.multipliedBy(3);

    @RegisterExtension
    static final WorkerFixture fixture = DividedJobs.prepare();

    private static final Path CLIP = DividedJobs.clip(fixture);

    @Test
    void anAssemblyMakesAgainWhatIsMissing() throws Exception {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = tasksDone(job, 6);
        String lost = DividedJobs.prefix(job) + "480p/seg_00003.m4s";
        fixture.s3.deleteObject(
                request -> request.bucket(fixture.cloud.bucket()).key(lost));

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(fixture.keys(lost)).containsExactly(lost);
        assertThat(Clips.frames(fixture.fetchAll(DividedJobs.prefix(job)).resolve("480p/playlist.m3u8")))
                .isEqualTo(DividedJobs.FRAMES);
        assertThat(seen.of(Playable.class)).isEmpty();
    }

    @Test
    void anAssemblyMakesAgainWhatAnotherHasOverwritten() throws Exception {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = tasksDone(job, 6);
        String other = DividedJobs.prefix(job) + "240p/seg_00001.m4s";
        String key = DividedJobs.prefix(job) + "480p/seg_00001.m4s";
        fixture.s3.copyObject(request -> request.sourceBucket(fixture.cloud.bucket())
                .sourceKey(other)
                .destinationBucket(fixture.cloud.bucket())
                .destinationKey(key));

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(fixture.head(key).contentLength())
                .isGreaterThan(fixture.head(other).contentLength());
        assertThat(Clips.frames(fixture.fetchAll(DividedJobs.prefix(job)).resolve("480p/playlist.m3u8")))
                .isEqualTo(DividedJobs.FRAMES);
    }

    @Test
    void anAssemblyWhoseCopyIsLostMakesAllOfItInAFolderOfItsOwn() throws Exception {
        TranscodeJob job = fixture.store(DividedJobs.streamable(fixture));
        FakeVideoService.Job seen = tasksDone(job, 5);
        String lost = DividedJobs.prefix(job) + "720p/seg_00002.m4s";
        fixture.s3.deleteObject(
                request -> request.bucket(fixture.cloud.bucket()).key(lost));

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        AttemptId by = seen.complete().get(0).by();
        String own = ObjectKeys.attemptPrefix(by);
        assertThat(by.number()).isEqualTo(7);
        assertThat(seen.complete().get(0).output().assets())
                .extracting(Asset::fileKey)
                .allMatch(key -> key.startsWith(own));
        assertThat(Clips.frames(fixture.fetchAll(own).resolve("720p/playlist.m3u8")))
                .isEqualTo(DividedJobs.FRAMES);
        assertThat(fixture.keys(DividedJobs.prefix(job)))
                .as("what plays")
                .contains(DividedJobs.prefix(job) + "master.m3u8");
    }

    @Test
    void aTaskThatFailedForGoodEndsTheJobWithItsReason() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = tasksDone(job, 6);
        String failed = "{\"version\":1,\"tracks\":{},\"objects\":{},\"undecodable\":0,"
                + "\"failReason\":\"SOURCE_UNREADABLE\",\"detail\":\"nothing to see\"}";
        put(ObjectKeys.taskResult(DividedJobs.dividedBy(job), 2), failed);

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.of(Failed.class).isEmpty());
        assertThat(seen.of(Failed.class).get(0).reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
        assertThat(seen.of(Failed.class).get(0).detail()).contains("nothing to see");
    }

    @Test
    void whatIsAssembledButNotHeardOfIsReportedAgain() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        fixture.send(job);
        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        await().atMost(LIMIT).until(() -> fixture.messages() == 0);
        Completed first = seen.complete().get(0);
        seen.isEnded = false;
        seen.tasks.release(first.by().number(), false);

        fixture.send(job);

        await().atMost(LIMIT).until(() -> seen.complete().size() == 2);
        assertThat(seen.complete().get(1).by().number())
                .isGreaterThan(first.by().number());
        assertThat(seen.complete().get(1).output()).isEqualTo(first.output());
    }

    @Test
    void theFirstAssemblyMakesTheSeekPicturesAndTheLastKeepsThem() throws Exception {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        seen.claimed = part -> seen.mayAssemble &= part.stage() == 0;
        fixture.send(job);
        await().atMost(LIMIT).until(() -> seen.done.size() == 7 && fixture.messages() == 0);
        String track = DividedJobs.prefix(job) + "storyboard.vtt";
        assertThat(fixture.keys(DividedJobs.prefix(job) + "storyboard")).contains(track);
        assertThat(seen.of(Playable.class).get(0).output().assets())
                .as("what READY does not wait for")
                .extracting(Asset::type)
                .doesNotContain(AssetType.STORYBOARD);
        put(track, "WEBVTT");

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.complete().get(0).output().assets())
                .filteredOn(asset -> asset.type() == AssetType.STORYBOARD)
                .extracting(Asset::fileKey)
                .containsExactly(track);
        assertThat(fixture.text(track)).isEqualTo("WEBVTT");
    }

    @Test
    void anAssemblyKeepsThePosterThatWasMadeBeforeTheDivision() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = tasksDone(job, 6);
        String poster = DividedJobs.prefix(job) + "poster-480p.jpg";
        assertThat(fixture.keys(poster)).hasSize(1);
        put(poster, "a picture");

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.complete().get(0).output().assets())
                .extracting(Asset::fileKey)
                .contains(poster);
        assertThat(fixture.text(poster)).isEqualTo("a picture");
    }

    @Test
    void picturesThatAreLostAreMadeAgain() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = tasksDone(job, 6);
        String poster = fixture.keys(DividedJobs.prefix(job) + "poster").get(0);
        fixture.s3.deleteObject(
                request -> request.bucket(fixture.cloud.bucket()).key(poster));

        assemble(job, seen);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.complete().get(0).output().assets())
                .filteredOn(asset -> asset.type() == AssetType.THUMBNAIL)
                .singleElement()
                .satisfies(asset -> assertThat(fixture.keys(asset.fileKey())).containsExactly(asset.fileKey()));
    }

    /** All tasks are done, and no assembly may be claimed yet. */
    private static FakeVideoService.Job tasksDone(TranscodeJob job, int tasks) {
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        seen.mayAssemble = false;
        fixture.send(job);
        await().atMost(LIMIT).until(() -> seen.done.size() == tasks && fixture.messages() == 0);
        return seen;
    }

    private static void put(String key, String text) {
        fixture.s3.putObject(request -> request.bucket(fixture.cloud.bucket()).key(key), RequestBody.fromString(text));
    }

    private static void assemble(TranscodeJob job, FakeVideoService.Job seen) {
        seen.mayAssemble = true;
        fixture.send(job);
    }
}
