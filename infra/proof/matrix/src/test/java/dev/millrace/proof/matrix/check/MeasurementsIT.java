package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of interlaced clips of one second. */
class MeasurementsIT {

    private static final FfmpegBinaries BINARIES = FfmpegBinaries.resolve(null, null, Path.of("target/ffmpeg"));

    /** Moving content that turns white at 0.5 s, in the middle of an interlaced frame. */
    private static final String FIFTY =
            "testsrc2=size=160x120:rate=50:duration=1,drawbox=c=white:t=fill:enable='gte(t,0.5)'";

    private static final Offset<Double> SAME = within(0.001);

    @TempDir
    Path directory;

    private final Measurements measurements = new Measurements(BINARIES);

    @Test
    void aFlashThatBeginsWithTheSecondHalfIsSeenThere() throws Exception {
        for (String half : List.of("top", "bottom")) {
            Path clip = clip("woven.avi", FIFTY + ",tinterlace=interleave_" + half);

            assertThat(measurements.flashes(clip, true))
                    .singleElement()
                    .satisfies(seconds -> assertThat(seconds).isCloseTo(0.5, SAME));
        }
    }

    @Test
    void aWholeFramesFlashIsSeenAtTheFrame() throws Exception {
        assertThat(measurements.flashes(clip("whole.avi", FIFTY), false))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isCloseTo(0.5, SAME));
    }

    @Test
    void interlacedOutputMatchesTheStoredSource() throws Exception {
        String woven = FIFTY + ",tinterlace=interleave_bottom";
        Path source = clip("source.avi", woven);
        Path left = clip("left.avi", woven);
        Path apart = clip("apart.avi", woven + ",bwdif=mode=send_frame");

        assertThat(likeness(left, source, false)).isGreaterThan(likeness(left, source, true) + 0.01);
        assertThat(likeness(apart, source, true)).isGreaterThan(likeness(apart, source, false) + 0.01);
    }

    @Test
    void eachChannelIsAsStrongAsItIs() throws Exception {
        Path clip = sound("aevalsrc='0.4*sin(880*PI*t)|0.1*sin(880*PI*t)|0':s=48000:d=1:c=2.1");

        assertThat(measurements.levels(clip)).containsExactly(new double[] {0.283, 0.0707, 0}, within(0.002));
    }

    @Test
    void aTenthOfASecondOfSilenceIsFoundWhereItIs() throws Exception {
        assertThat(measurements.silences(sound("aevalsrc='0.1*sin(880*PI*t)*(1-between(t,0.4,0.5))':s=48000:d=1")))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isCloseTo(0.4, within(0.01)));
        assertThat(measurements.silences(sound("sine=d=1"))).isEmpty();
    }

    @Test
    void barsAreDarkAndThePictureIsNot() throws Exception {
        int[] brightness = measurements.brightness(clip("bars.avi", "color=white:s=60x120:d=1,pad=160:120:50:0"), 0.5);

        assertThat(BarRule.fault(brightness, true)).isEmpty();
        assertThat(BarRule.fault(brightness, false)).isPresent();
    }

    private Path sound(String source) throws Exception {
        Path file = directory.resolve("sound.wav");
        new FfmpegRun(BINARIES).run(List.of("-y", "-f", "lavfi", "-i", source, file.toString()));
        return file;
    }

    private double likeness(Path output, Path source, boolean interlaced) throws Exception {
        return measurements.likeness(output, source, 160, 120, interlaced);
    }

    private Path clip(String name, String picture) throws Exception {
        Path file = directory.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-y", "-f", "lavfi", "-i", picture));
        arguments.addAll(List.of("-c:v", "ffv1", "-pix_fmt", "yuv420p", file.toString()));
        new FfmpegRun(BINARIES).run(arguments);
        return file;
    }
}
