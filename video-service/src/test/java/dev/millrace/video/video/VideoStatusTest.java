package dev.millrace.video.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoStatusTest {

    /** Every pair. */
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(textBlock = """
            DRAFT,       DRAFT,       false
            DRAFT,       UPLOADING,   true
            DRAFT,       UPLOADED,    false
            DRAFT,       TRANSCODING, false
            DRAFT,       READY,       false
            DRAFT,       FAILED,      false
            UPLOADING,   DRAFT,       false
            UPLOADING,   UPLOADING,   false
            UPLOADING,   UPLOADED,    true
            UPLOADING,   TRANSCODING, false
            UPLOADING,   READY,       false
            UPLOADING,   FAILED,      true
            UPLOADED,    DRAFT,       false
            UPLOADED,    UPLOADING,   false
            UPLOADED,    UPLOADED,    false
            UPLOADED,    TRANSCODING, true
            UPLOADED,    READY,       false
            UPLOADED,    FAILED,      false
            TRANSCODING, DRAFT,       false
            TRANSCODING, UPLOADING,   false
            TRANSCODING, UPLOADED,    false
            TRANSCODING, TRANSCODING, false
            TRANSCODING, READY,       true
            TRANSCODING, FAILED,      true
            READY,       DRAFT,       false
            READY,       UPLOADING,   false
            READY,       UPLOADED,    false
            READY,       TRANSCODING, false
            READY,       READY,       false
            READY,       FAILED,      false
            FAILED,      DRAFT,       false
            FAILED,      UPLOADING,   true
            FAILED,      UPLOADED,    false
            FAILED,      TRANSCODING, true
            FAILED,      READY,       false
            FAILED,      FAILED,      false
            """)
    void movesAreThoseOfTheTable(VideoStatus from, VideoStatus to, boolean allowed) {
        assertThat(from.canBecome(to)).isEqualTo(allowed);
        assertThat(from.successors().contains(to)).isEqualTo(allowed);
    }
}
