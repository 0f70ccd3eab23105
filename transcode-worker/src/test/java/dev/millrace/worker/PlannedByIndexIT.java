package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.TranscodeJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real worker fetches of a long video before it divides the job. */
class PlannedByIndexIT {

    @RegisterExtension
    static final WorkerFixture fixture = DividedJobs.prepare();

    /** A quarter of it is probed, and shows the poster. */
    @Test
    void aLongVideoIsPlannedByItsIndexAndItsFirstSeconds() throws Exception {
        Path clip = new Clips(fixture.directory).of("long.mp4", "480x270", "15", 60);

        assertThat(fetchedWhenDivided(clip)).isLessThan(Files.size(clip) / 2);
    }

    @Test
    void whatIsCopiedIsFetchedOnce() throws Exception {
        Path clip = DividedJobs.streamable(fixture);

        assertThat(fetchedWhenDivided(clip)).isEqualTo(Files.size(clip));
    }

    /** Nobody sends the messages of its tasks. */
    private static long fetchedWhenDivided(Path clip) throws IOException {
        TranscodeJob job = fixture.store(clip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        fixture.send(job);
        await().atMost(WorkerFixture.LIMIT).until(() -> !seen.divisions.isEmpty());
        return FetchedBytes.of(job.sourceFileKey());
    }
}
