package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A sample of the media matrix, one or two inputs of each theme; {@code ./millrace matrix} runs all of it. */
class MatrixIT {

    private static final String SAMPLE =
            "^(mp4-h264-aac|mov-hevc-aac|3gp-h263-amrnb|avi-mjpeg-pcm|wmv-silent|h264-high422-10bit"
                    + "|turned-90|mirrored|hlg|rate-avi-hole|vfr-phone|size-odd-444|shape-pal-wide|interlaced-top-first"
                    + "|interlaced-dv|sound-none|sound-late"
                    + "|short-0.1s|short-one-frame|edit-list-cut|cut-moov-first-60|zeroed-tail|audio-only-mp4|text|dash-as-mov"
                    + "|pixels-png-hidden|pixels-png-60000|size-64-high|gap-10-hours)$";

    @Test
    void eachOfASampleEndsAsItShould() {
        String output = Suite.running().millrace(Duration.ofMinutes(8), "matrix", "--filter", SAMPLE);

        assertThat(output).contains("29 of 29 as expected");
    }
}
