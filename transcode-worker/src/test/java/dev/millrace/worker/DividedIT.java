package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.Internal.TimedStep;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Progress;
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
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Real workers on tasks of one job, from the queue to the objects in S3 and the webhook. */
class DividedIT {

    private static final Duration LIMIT = WorkerFixture.LIMIT.multipliedBy(3);

    @RegisterExtension
    static final WorkerFixture fixture = DividedJobs.prepare();

    private static final Path CLIP = DividedJobs.clip(fixture);

    @Test
    void twoWorkersMakeOfTasksWhatOneMakesOfAll() throws Exception {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        try (ConfigurableApplicationContext second = fixture.secondWorker()) {
            fixture.send(job);
            await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        }

        assertThat(seen.divisions).singleElement().satisfies(division -> {
            assertThat(division.attempt()).isEqualTo(1);
            assertThat(division.stages()).containsExactly(3, 3);
        });
        assertThat(seen.parts).extracting(Claimed::dividedBy).containsOnly(1);
        assertThat(seen.done).hasSize(7);
        assertThat(seen.releases).isEmpty();
        assertThat(seen.of(Started.class)).hasSize(1);
        await("what the attempt that divided it, six at tasks and two assemblies were busy with")
                .atMost(LIMIT)
                .until(() -> seen.efforts.size() == 9);
        assertThat(seen.efforts)
                .allSatisfy(effort -> assertThat(effort.steps())
                        .extracting(TimedStep::step)
                        .endsWith(WorkStep.OTHER)
                        .containsOnlyOnce(WorkStep.OTHER));
        Asset poster = earlyPoster(seen);
        assertThat(poster.fileKey()).isEqualTo(DividedJobs.prefix(job) + "poster-480p.jpg");
        assertThat(seen.of(Playable.class).get(0).output().assets()).contains(poster);
        assertThat(seen.complete().get(0).output().assets()).contains(poster);
        assertThat(seen.of(Playable.class))
                .singleElement()
                .satisfies(playable -> assertThat(playable.output().assets())
                        .extracting(Asset::type)
                        .containsExactly(
                                AssetType.HLS_MASTER,
                                AssetType.DASH_MANIFEST,
                                AssetType.HLS_RENDITION,
                                AssetType.HLS_AUDIO,
                                AssetType.THUMBNAIL));
        assertThat(seen.complete().get(0).output().assets())
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
        assertSameAsOfOneAttempt(job, seen.complete().get(0));
    }

    /** Reported by the attempt that divided the job. */
    private static Asset earlyPoster(FakeVideoService.Job seen) {
        List<Progress> reports = seen.of(Progress.class).stream()
                .filter(progress -> !progress.assets().isEmpty())
                .toList();
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.by().number()).isEqualTo(1);
            assertThat(report.assets())
                    .singleElement()
                    .satisfies(asset -> assertThat(asset.type()).isEqualTo(AssetType.THUMBNAIL));
        });
        return reports.get(0).assets().get(0);
    }

    private static void assertSameAsOfOneAttempt(TranscodeJob divided, Completed ready) throws Exception {
        Path output = fixture.fetchAll(DividedJobs.prefix(divided));
        Path whole = fixture.fetchAll(DividedJobs.prefix(madeByOneAttempt()));
        for (String picture : List.of("480p", "240p")) {
            assertThat(output.resolve(picture + "/playlist.m3u8"))
                    .hasSameTextualContentAs(whole.resolve(picture + "/playlist.m3u8"));
        }
        for (String sound : List.of("audio", "audio-mono")) {
            assertThat(seconds(output.resolve(sound + "/playlist.m3u8")))
                    .isCloseTo(seconds(whole.resolve(sound + "/playlist.m3u8")), within(0.001));
        }
        assertThat(output.resolve("storyboard.vtt")).hasSameTextualContentAs(whole.resolve("storyboard.vtt"));
        assertThat(Clips.frames(output.resolve("480p/playlist.m3u8"))).isEqualTo(DividedJobs.FRAMES);
        assertThat(Clips.frames(output.resolve("manifest.mpd"))).isEqualTo(DividedJobs.FRAMES);
        assertThat(fixture.keys(DividedJobs.prefix(divided)))
                .containsAll(
                        ready.output().assets().stream().map(Asset::fileKey).toList())
                .as("what players may fetch")
                .noneMatch(key -> key.endsWith(".json"));
        String manifest = ObjectKeys.outputManifest(DividedJobs.dividedBy(divided));
        assertThat(JsonMapper.builder().build().readValue(fixture.text(manifest), TranscodeReport.class))
                .isEqualTo(ready);
    }

    /** Length of all segments that a playlist names. */
    private static double seconds(Path playlist) throws Exception {
        return Files.readAllLines(playlist).stream()
                .filter(line -> line.startsWith("#EXTINF:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(8, line.indexOf(','))))
                .sum();
    }

    private static TranscodeJob madeByOneAttempt() {
        fixture.stopWorker();
        fixture.startWorker(Map.of("millrace.tasks.longer-than", "10m"));
        TranscodeJob job = fixture.store(CLIP);
        fixture.send(job);
        await().atMost(LIMIT)
                .until(() -> !fixture.videoService.job(job.jobId()).complete().isEmpty());
        fixture.stopWorker();
        return job;
    }

    @Test
    void onlyTheTaskOfAStoppedWorkerIsMadeAgain() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        seen.claimed = DividedIT::holdFirstAttemptAtTask2;
        fixture.send(job);
        await().atMost(LIMIT).until(fixture.ffmpeg::isHeld);

        fixture.stopWorker();
        fixture.startWorker();

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.releases).singleElement().satisfies(release -> {
            assertThat(release.attempt()).isEqualTo(3);
            assertThat(release.failed()).isFalse();
        });
        assertThat(seen.parts).extracting(Claimed::task).containsExactly(1, 2, 2, 3, 0, 4, 5, 6, 0);
    }

    @Test
    void aTaskWhoseLeaseLapsedIsLeftToTheNextAttempt() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        seen.claimed = DividedIT::holdFirstAttemptAtTask2;
        fixture.send(job);
        await().atMost(LIMIT).until(fixture.ffmpeg::isHeld);

        seen.tasks.lapse(2);
        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.parts).extracting(Claimed::task).containsExactly(1, 2, 2, 3, 0, 4, 5, 6, 0);
        assertThat(seen.releases).isEmpty();
        assertThat(seen.done).doesNotContain(3);
    }

    /** why: the encode of so short a chunk may be over before a test has seen it. */
    private static void holdFirstAttemptAtTask2(Claimed part) {
        if (part.task() == 2 && part.attempt() == 3) {
            fixture.ffmpeg.holdNext();
        }
    }

    /** Its folder is that of the next attempt at the same task. */
    @Test
    void aTaskWhoseLeaseWasNotRenewedForItsWholeTimeStops() {
        TranscodeJob job = fixture.store(CLIP);
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        // why not of the first: a renewal that takes a second on a busy machine would lose it
        seen.claimed = first -> seen.leaseSeconds = 1;
        fixture.stopWorker();
        fixture.startWorker(Map.of("millrace.encode.small-preset", "slow", "millrace.video-service.attempts", "1"));
        fixture.send(job);
        await().atMost(LIMIT).until(() -> isEncoding(seen, 2));

        seen.isMute = true;
        // why: the worker takes the next task immediately, so that it has no folder at all only for a moment
        await().atMost(LIMIT).until(() -> fixture.scratchFolders().stream().noneMatch(DividedIT::isOfAttempt3));
        assertThat(fixture.keys(DividedJobs.prefix(job) + "480p/")).isEmpty();
        fixture.stopWorker();
        seen.isMute = false;
        seen.leaseSeconds = 60;
        seen.tasks.lapseAll(); // why: it may have taken the next one before it was stopped
        fixture.startWorker();

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.done).doesNotContain(3);
    }

    private static boolean isOfAttempt3(Path scratch) {
        return scratch.toString().endsWith("-3");
    }

    private static boolean isEncoding(FakeVideoService.Job seen, int task) {
        return !WorkerFixture.ffmpegs().isEmpty()
                && !seen.parts.isEmpty()
                && seen.parts.get(seen.parts.size() - 1).task() == task;
    }

    @Test
    void aCopyPlaysBeforeTheRestIsDivided() throws Exception {
        TranscodeJob job = fixture.store(DividedJobs.streamable(fixture));
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.divisions)
                .singleElement()
                .satisfies(division -> assertThat(division.stages()).containsExactly(3, 2));
        assertThat(seen.of(Playable.class))
                .extracting(playable -> playable.by().number())
                .containsExactly(1, 5);
        assertThat(seen.of(Playable.class).get(1).output().assets())
                .containsAll(seen.of(Playable.class).get(0).output().assets().stream()
                        .filter(asset -> asset.type() == AssetType.THUMBNAIL)
                        .toList());
        assertThat(seen.complete().get(0).output().assets())
                .filteredOn(asset -> asset.type() == AssetType.HLS_RENDITION)
                .extracting(Asset::quality)
                .containsExactly("720p", "480p", "240p");
        assertThat(Clips.frames(fixture.fetchAll(DividedJobs.prefix(job)).resolve("manifest.mpd")))
                .isEqualTo(DividedJobs.FRAMES);
    }

    @Test
    void aVideoThatPlaysAlreadyGetsOnlyItsCompleteOutput() {
        TranscodeJob job = fixture.store(DividedJobs.streamable(fixture));
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);
        seen.isReady = true;

        fixture.send(job);

        await().atMost(LIMIT).until(() -> !seen.complete().isEmpty());
        assertThat(seen.divisions)
                .singleElement()
                .satisfies(division -> assertThat(division.stages()).containsExactly(3));
        assertThat(seen.of(Playable.class)).isEmpty();
    }
}
