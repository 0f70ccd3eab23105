package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Where chunks meet, the picture is as good as elsewhere, and asks no more of the network. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class SeamsIT {

    private static final Logger log = LoggerFactory.getLogger(SeamsIT.class);

    /** Nine segments: a chunk of three and three shorter ones. */
    private static final int SECONDS = 49;

    private static final Pattern SIMILARITY = Pattern.compile(" All:([0-9.]+)");

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    SeamsIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void pictureAtSeamsIsAsGoodAsElsewhere() throws Exception {
        Path source = source("testsrc2=s=640x360:r=30:d=" + SECONDS);
        Plan plan = plan(source);
        Rendition rendition = plan.passes().get(0).renditions().get(0);
        Path whole = inOneGo(source, plan, rendition);
        Path joined = inChunks(source, plan, rendition);

        double[] toWhole = similarity(joined, whole);
        double[] toSource = similarity(joined, source);

        assertThat(toWhole).hasSize(SECONDS * 30);
        assertThat(IntStream.range(0, toWhole.length)
                        .mapToDouble(i -> toWhole[i])
                        .min()
                        .orElseThrow())
                .isGreaterThan(0.95);
        Set<Integer> seams = seams(plan, probe.probe(source, signal), rendition);
        double elsewhere = IntStream.range(0, toSource.length)
                .filter(frame -> !isAtSeam(frame, seams))
                .mapToDouble(frame -> toSource[frame])
                .min()
                .orElseThrow();
        double atSeams = IntStream.range(0, toSource.length)
                .filter(frame -> isAtSeam(frame, seams))
                .mapToDouble(frame -> toSource[frame])
                .min()
                .orElseThrow();
        log.info("SSIM at seams {}, elsewhere {}", atSeams, elsewhere);
        assertThat(atSeams).isGreaterThan(elsewhere - 0.01);
    }

    /** Noise, which is hard to keep under any cap. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void chunksTogetherKeepTheCapOfTheWhole() throws Exception {
        Path source = source("testsrc2=s=480x272:r=30:d=%d,noise=alls=40:allf=t".formatted(SECONDS));
        Plan plan = plan(source);
        for (Rendition rendition : plan.renditions()) {
            double left = leastLeft(inChunks(source, plan, rendition), rendition);
            log.info("{}: least in the buffer {}", rendition.label(), left);
            assertThat(left).isGreaterThan(0);
        }
    }

    /** First frames of chunks, of which some are shorter than others. */
    private static Set<Integer> seams(Plan plan, SourceFacts facts, Rendition rendition) {
        List<Chunk> chunks = plan.chunks(facts);
        assertThat(chunks).extracting(Chunk::segments).containsExactly(3, 2, 2, 2);
        return chunks.stream().skip(1).map(chunk -> chunk.firstFrame(rendition)).collect(Collectors.toSet());
    }

    private static boolean isAtSeam(int frame, Set<Integer> seams) {
        return seams.stream().anyMatch(seam -> Math.abs(frame - seam) <= 8);
    }

    private Path source(String picture) {
        Path source = directory.resolve("source.mp4");
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "12",
                "-g",
                "30",
                "-pix_fmt",
                "yuv420p",
                source.toString());
        return source;
    }

    private Plan plan(Path source) throws Exception {
        return Plans.of(probe.probe(source, signal), TranscodeJob.DEFAULT_RENDITIONS);
    }

    private Path inOneGo(Path source, Plan plan, Rendition rendition) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("whole-" + rendition.label()));
        encoder.open(source, probe.probe(source, signal), plan, folder, signal)
                .encode(pass(plan, rendition), (seconds, speed) -> {});
        return Clips.whole(folder.resolve(rendition.label()));
    }

    private Path inChunks(Path source, Plan plan, Rendition rendition) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("chunks-" + rendition.label()));
        SourceFacts facts = probe.probe(source, signal);
        for (Chunk chunk : plan.chunks(facts)) {
            encoder.open(source, facts, plan, folder, signal)
                    .encode(pass(plan, rendition), chunk, (seconds, speed) -> {});
        }
        return Clips.whole(folder.resolve(rendition.label()));
    }

    private static Pass pass(Plan plan, Rendition rendition) {
        return plan.passes().stream()
                .filter(pass -> pass.renditions().contains(rendition))
                .findFirst()
                .orElseThrow();
    }

    /** SSIM of each frame. */
    private double[] similarity(Path video, Path reference) throws IOException {
        Path figures = directory.resolve("ssim.txt");
        Clips.ffmpeg(
                "-i",
                video.toString(),
                "-i",
                reference.toString(),
                "-lavfi",
                "[0:v][1:v]ssim=stats_file=" + figures,
                "-f",
                "null",
                "-");
        return Files.readAllLines(figures).stream()
                .map(SIMILARITY::matcher)
                .mapToDouble(line -> line.find() ? Double.parseDouble(line.group(1)) : 0)
                .toArray();
    }

    /** Least share of a rendition's buffer that is left when a frame was taken out of it. */
    private double leastLeft(Path video, Rendition rendition) throws IOException {
        Path packets = directory.resolve("packets.txt");
        Clips.ffmpeg("-i", video.toString(), "-c", "copy", "-f", "framecrc", packets.toString());
        List<Integer> sizes = Files.readAllLines(packets).stream()
                .filter(line -> line.startsWith("0,"))
                .map(line -> Integer.parseInt(line.split(", *")[4]))
                .toList();
        double buffer = 1000.0 * rendition.capKbps() * (rendition.isCellular() ? 1 : 1.5);
        double left = buffer;
        double least = buffer;
        for (int size : sizes) {
            left -= size * 8;
            least = Math.min(least, left);
            left = Math.min(
                    buffer,
                    left + 1000.0 * rendition.capKbps() / rendition.frameRate().value());
        }
        return least / buffer;
    }
}
