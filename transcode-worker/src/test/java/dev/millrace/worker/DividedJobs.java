package dev.millrace.worker;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import java.nio.file.Path;
import java.util.Map;

/** Jobs that are divided by their first attempt, for tests of what comes of them. */
final class DividedJobs {

    /** Of both sources: 28 s at 30 frames a second, in 5 segments: a chunk of three and one of two. */
    static final int FRAMES = 840;

    private DividedJobs() {}

    /** Whose workers divide jobs of these lengths. */
    static WorkerFixture prepare() {
        return WorkerFixture.prepare(Map.of("millrace.tasks.longer-than", "20s"));
    }

    /** Two stages, of a sound and two chunks each. */
    static Path clip(WorkerFixture fixture) {
        return new Clips(fixture.directory).of("divided.mp4", "480x270", "30", 28);
    }

    /** A copy, then two stages: a sound and two chunks, and two chunks. */
    static Path streamable(WorkerFixture fixture) {
        Path file = fixture.directory.resolve("streamable.mp4");
        String words =
                "-y -f lavfi -i testsrc2=s=960x540:r=30:d=28 -f lavfi -i sine=d=28 -c:v libx264 -preset ultrafast"
                        + " -pix_fmt yuv420p -b:v 600k -maxrate 650k -bufsize 650k -g 60 -sc_threshold 0 -flags +cgop"
                        + " -color_primaries bt709 -color_trc bt709 -colorspace bt709 -c:a aac " + file;
        Clips.ffmpeg(words.split(" "));
        return file;
    }

    /** A job that gets a message for each of its tasks and assemblies. */
    static FakeVideoService.Job divisible(WorkerFixture fixture, TranscodeJob job) {
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        seen.message = () -> fixture.send(job);
        return seen;
    }

    /** Where the first attempt divided it, and all others store what they make. */
    static AttemptId dividedBy(TranscodeJob job) {
        return new AttemptId(job.videoId(), job.jobId(), 1);
    }

    /** Folder of the output. */
    static String prefix(TranscodeJob job) {
        return ObjectKeys.attemptPrefix(dividedBy(job));
    }
}
