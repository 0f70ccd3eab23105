package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.matrix.Matrix;
import dev.millrace.local.matrix.Verdict;
import dev.millrace.local.matrix.input.Inputs;
import dev.millrace.local.matrix.input.MediaInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of the media matrix, one or two inputs of each theme; {@code ./millrace matrix} runs all of it. */
class MatrixIT {

    private static final String SAMPLE =
            "^(mp4-h264-aac|mov-hevc-aac|3gp-h263-amrnb|avi-mjpeg-pcm|wmv-silent|h264-high422-10bit"
                    + "|turned-90|mirrored|hlg|rate-avi-hole|vfr-phone|size-odd-444|shape-pal-wide|interlaced-top-first"
                    + "|interlaced-dv|sound-none|sound-late"
                    + "|short-0.1s|short-one-frame|edit-list-cut|cut-moov-first-60|zeroed-tail|audio-only-mp4|text|dash-as-mov"
                    + "|pixels-png-hidden|pixels-png-60000|size-64-high|gap-10-hours)$";

    private static final int LANES = 4;

    private final Suite suite = Suite.running();

    @Test
    void eachOfASampleEndsAsItShould() throws Exception {
        List<MediaInput> inputs = Inputs.matching(SAMPLE);
        Path folder = Path.of("target", "matrix");
        Matrix matrix = new Matrix(
                new Matrix.Suite(suite.gateway(), suite::token, LANES),
                FfmpegBinaries.resolve(null, null, Path.of(System.getProperty("user.home"), ".cache", "millrace")),
                new Matrix.Folders(folder.resolve("inputs"), folder.resolve("streams"), false),
                new Silent());

        Matrix.Outcome outcome = matrix.run(inputs);

        assertThat(inputs).hasSize(29);
        assertThat(outcome.verdicts().stream()
                        .filter(verdict -> !verdict.isGood())
                        .map(MatrixIT::words))
                .isEmpty();
        assertThat(outcome.canaryCalls()).isZero();
    }

    private static String words(Verdict verdict) {
        return verdict.input().name() + ": expected "
                + verdict.input().expected().words() + ", got " + verdict.got() + " " + verdict.faults();
    }

    private static final class Silent implements Matrix.Listener {

        @Override
        public void made(int count, int of) {}

        @Override
        public void judged(Verdict verdict, int count, int of) {}
    }
}
