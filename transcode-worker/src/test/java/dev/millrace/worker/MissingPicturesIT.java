package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.ChunkVerifier;
import dev.millrace.worker.verify.PicturesMissing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Chunks of sources that have no picture where the chunk begins, or none at all. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class MissingPicturesIT {

    private static final String X264 = "-c:v libx264 -preset ultrafast -bf 2 -g 25 ";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    MissingPicturesIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    /** What comes before a hole fills it, as in one go. */
    @Test
    void aChunkThatBeginsInAHoleIsDecodedFromTheBeginning() throws Exception {
        Path clip = BarcodeClips.make(directory.resolve("clip.mp4"), "30", 30, "null", X264.strip());
        Path holed = withHole(clip, 0.3, 0.5);
        SourceFacts facts = probe.probe(holed, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Pass pass = plan.passes().get(0);
        Chunk chunk = new Chunk(2, 1, false);
        Path output = Files.createDirectories(directory.resolve("output"));
        Encoder.Encoding encoding = encoder.open(holed, facts, plan, output, signal);
        encoding.encode(pass, chunk, (seconds, speed) -> {});

        PicturesMissing missing =
                catchThrowableOfType(PicturesMissing.class, () -> ChunkVerifier.pictures(output, pass, chunk));
        encoding.encodeFromStart(pass, chunk, (seconds, speed) -> {});

        assertThat(missing).isNotNull();
        assertThat(ChunkVerifier.pictures(output, pass, chunk).get("480p").samples())
                .isEqualTo(180);
    }

    @Test
    void aChunkBehindTheEndMeansThatTheSourceIsCutOff() throws Exception {
        Path clip = BarcodeClips.make(directory.resolve("clip.mp4"), "30", 14, "null", X264.strip());
        SourceFacts facts = probe.probe(clip, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Pass pass = plan.passes().get(0);
        Path output = Files.createDirectories(directory.resolve("output"));
        Encoder.Encoding encoding = encoder.open(clip, facts, plan, output, signal);

        for (Chunk chunk : List.of(new Chunk(1, 2, false), new Chunk(5, 1, true))) {
            encoding.encodeFromStart(pass, chunk, (seconds, speed) -> {});
            PicturesMissing missing =
                    catchThrowableOfType(PicturesMissing.class, () -> ChunkVerifier.pictures(output, pass, chunk));
            assertThat(missing.failure().reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
            assertThat(missing.failure().isRetryable()).isFalse();
        }
    }

    /** A share of the media overwritten by zeros, as a full disk leaves it. */
    private Path withHole(Path clip, double from, double to) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("mdat") + 4;
        int size = text.lastIndexOf("moov") - 4 - begin;
        Arrays.fill(bytes, begin + (int) (size * from), begin + (int) (size * to), (byte) 0);
        return Files.write(directory.resolve("holed.mp4"), bytes);
    }
}
