package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.Clips;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.outcome.StopSignal;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@SpringBootTest(
        classes = {DivisibilityIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class DivisibilityIT {

    @TempDir
    Path directory;

    private final Probe probe;

    DivisibilityIT(@Autowired Probe probe) {
        this.probe = probe;
    }

    @Configuration
    @ComponentScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe"})
    @ConfigurationPropertiesScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe"})
    static class Parts {}

    @ParameterizedTest
    @CsvSource({
        "clip.mov, 30, -g 600, ",
        "clip.avi, 30, -g 60, its container has no exact index",
        "clip.mp4, 1/2, -g 60, its frames stand for long",
        "clip.mp4, 30, -g 9999, its key frames are up to 30 s apart",
        "clip.mp4, 30, -g 60 -movflags +frag_keyframe+empty_moov, its index is in fragments",
        "clip.mp4, 30, -c:v mjpeg, its index does not say which are its key frames",
    })
    void aHindranceIsSaid(String name, String rate, String options, String hindrance) throws Exception {
        assertThat(hindrance(clip(name, rate, options))).isEqualTo(hindrance == null ? "" : hindrance);
    }

    @ParameterizedTest
    @CsvSource({"4, ''", "7, its picture begins late"})
    void aPictureMayBeginALittleLate(int late, String hindrance) throws Exception {
        Path clip = clip("clip.mp4", "30", "-g 60");
        Path delayed = directory.resolve("delayed.mp4");
        Clips.ffmpeg(("-itsoffset %d -i %s -f lavfi -i sine=d=30 -map 0:v -map 1:a -c:v copy -c:a aac %s"
                        .formatted(late, clip, delayed))
                .split(" "));

        assertThat(hindrance(delayed)).isEqualTo(hindrance);
    }

    /** Its last half second is missing, which is tolerated. */
    @Test
    void aRecordingThatWasCutOffIsNotDivided() throws Exception {
        Path clip = clip("clip.mp4", "30", "-g 60 -movflags +faststart");
        try (FileChannel file = FileChannel.open(clip, StandardOpenOption.WRITE)) {
            file.truncate(file.size() * 59 / 60);
        }

        assertThat(hindrance(clip)).isEqualTo("it was cut off");
    }

    private String hindrance(Path clip) throws Exception {
        return Divisibility.hindrance(clip, probe.probe(clip, new StopSignal())).orElse("");
    }

    private Path clip(String name, String rate, String options) {
        Path clip = directory.resolve(name);
        Stream<String> picture = Stream.of("-f", "lavfi", "-i", "testsrc2=s=64x64:d=30:r=" + rate);
        Stream<String> coding =
                Stream.of("-c:v", "libx264", "-preset", "ultrafast", "-sc_threshold", "0", "-pix_fmt", "yuv420p");
        Clips.ffmpeg(Stream.of(picture, coding, Stream.of(options.split(" ")), Stream.of(clip.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
        return clip;
    }
}
