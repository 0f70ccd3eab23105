package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.Clips;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Attempts at one chunk may be mixed up in storage: whichever stored a file, it is the same. */
@SpringBootTest(
        classes = {EndlessSourceIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class RepeatableChunkIT {

    @TempDir
    Path directory;

    private final Probe probe;
    private final FfmpegPrograms programs;
    private final EncodeProperties encode;
    private final FfmpegProperties ffmpeg;
    private final StopSignal signal = new StopSignal();

    RepeatableChunkIT(
            @Autowired Probe probe,
            @Autowired FfmpegPrograms programs,
            @Autowired EncodeProperties encode,
            @Autowired FfmpegProperties ffmpeg) {
        this.probe = probe;
        this.programs = programs;
        this.encode = encode;
        this.ffmpeg = ffmpeg;
    }

    /** A picture that is hard to keep under its cap, on machines with other numbers of processors. */
    @Test
    void workersMakeTheSameBytesOfAChunk() throws Exception {
        Path source = directory.resolve("clip.mp4");
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=480x270:r=30:d=13,noise=alls=40:allf=t -c:v libx264 -preset ultrafast"
                        + " -crf 18 -g 30 -bf 2 -pix_fmt yuv420p " + source)
                .split(" "));

        Map<String, Integer> one = files("one", source, 1);

        assertThat(files("two", source, 2)).isEqualTo(one);
        assertThat(files("five", source, 5)).isEqualTo(one);
        assertThat(one)
                .containsKeys("480p/init.mp4", "480p/seg_00002.m4s", "240p/seg_00002.m4s")
                .hasSize(4);
    }

    private Map<String, Integer> files(String name, Path source, int threads) throws Exception {
        Path output = Files.createDirectories(directory.resolve(name));
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Encoder encoder = new Encoder(programs, encode, with(threads));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal)
                    .encode(pass, new Chunk(1, 1, false), (seconds, speed) -> {});
        }
        Map<String, Integer> digests = new TreeMap<>();
        for (String label :
                plan.renditions().stream().map(rendition -> rendition.label()).toList()) {
            try (var files = Files.list(output.resolve(label))) {
                files.forEach(file -> digests.put(output.relativize(file).toString(), digest(file)));
            }
        }
        return digests;
    }

    private static int digest(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FfmpegProperties with(int threads) {
        return new FfmpegProperties(
                ffmpeg.path(),
                ffmpeg.ffprobePath(),
                ffmpeg.cache(),
                ffmpeg.formats(),
                ffmpeg.maxStreams(),
                ffmpeg.maxPixels(),
                ffmpeg.memory(),
                ffmpeg.largestFile(),
                ffmpeg.niceness(),
                threads,
                ffmpeg.requiredFences());
    }
}
