package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.Clips;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Small files that would keep a worker busy for hours, with the real ffprobe and ffmpeg. */
@SpringBootTest(
        classes = {EndlessSourceIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class EndlessSourceIT {

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    EndlessSourceIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @Configuration
    @ComponentScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe", "dev.millrace.worker.encode"})
    @ConfigurationPropertiesScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.encode"
    })
    static class Parts {}

    @Test
    void aSourceThatGoesOnFarBeyondTheLengthItDeclaresIsEnded() throws Exception {
        Path lying = saysThatItLastsASecond(clip("testsrc2=s=160x120:r=25:d=300"));
        SourceFacts facts = probe.probe(lying, signal);
        assertThat(facts.durationSeconds()).isEqualTo(1);

        TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> encode(lying, facts));

        assertThat(failure).hasMessageContaining("but says that it lasts 1 s");
        assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void framesAnHourApartAreRefusedBeforeTheGapIsFilled() {
        Path gaps = clip("testsrc2=s=160x120:r=25:d=0.08,setpts=N*3600/TB");

        TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> probe.probe(gaps, signal));

        assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void daysOfPictureAreTooLong() {
        Path days = clip("testsrc2=s=16x16:r=2:d=20000");

        TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> probe.probe(days, signal));

        assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_TOO_LONG);
        assertThat(failure.isRetryable()).isFalse();
    }

    private void encode(Path source, SourceFacts facts) throws Exception {
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Path output = Files.createDirectories(directory.resolve("output"));
        encoder.open(source, facts, plan, output, signal).encode(plan.passes().get(0), (seconds, speed) -> {});
    }

    private Path clip(String picture) {
        Path clip = directory.resolve("clip.mp4");
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-fps_mode",
                "passthrough",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-bf",
                "0",
                "-use_editlist",
                "0",
                clip.toString());
        return clip;
    }

    /** Every header says one second; the table of samples still has them all. */
    private static Path saysThatItLastsASecond(Path clip) throws Exception {
        byte[] bytes = Files.readAllBytes(clip);
        ByteBuffer file = ByteBuffer.wrap(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int movie = text.indexOf("mvhd") + 4;
        int media = text.indexOf("mdhd") + 4;
        int track = text.indexOf("tkhd") + 4;
        file.putInt(movie + 16, file.getInt(movie + 12));
        file.putInt(media + 16, file.getInt(media + 12));
        file.putInt(track + 20, file.getInt(movie + 12));
        return Files.write(clip, bytes);
    }
}
