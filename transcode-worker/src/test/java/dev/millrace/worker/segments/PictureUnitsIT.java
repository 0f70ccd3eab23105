package dev.millrace.worker.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.worker.Clips;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureUnitsIT {

    @TempDir
    Path folder;

    private Track track;

    @BeforeEach
    void segments() throws IOException {
        Clips.ffmpeg(
                ("-f lavfi -i testsrc2=s=320x240:r=30:d=4 -c:v libx264 -preset ultrafast -bf 2 -g 30 -sc_threshold 0"
                                + " -pix_fmt yuv420p -f dash -seg_duration 2 -init_seg_name init.mp4"
                                + " -media_seg_name seg_$Number%05d$.m4s -format_options movflags=+cmaf+frag_keyframe+skip_sidx "
                                + folder.resolve("ffmpeg.mpd"))
                        .split(" "));
        track = TrackReader.read(folder);
    }

    @Test
    void whatAnEncoderWritesIsWhole() throws IOException {
        PictureUnits.check(folder, track);

        assertThat(track.samples()).isEqualTo(120);
    }

    /** As a full disk leaves it, or a file system after a crash. */
    @Test
    void zerosInPlaceOfAPictureAreFound() throws IOException {
        Fragment fragment = track.segments().get(1).fragments().get(1);

        overwrite(fragment.offset() + fragment.size() - 100, new byte[100]);

        assertBroken("a hole in a picture in seg_00002.m4s");
    }

    @Test
    void aPictureThatNeedsOthersIsNoFirstOne() throws IOException {
        Fragment fragment = track.segments().get(1).fragments().get(0);
        long first = fragment.offset() + fragment.keyFrameSize() - fragment.firstSampleSize();

        overwrite(first + 4, new byte[] {0x41});

        assertBroken("a picture that needs others is the first");
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(SegmentFiles.of(folder, 2).toFile(), "rw")) {
            file.seek(at);
            file.write(bytes);
        }
        assertThat(Files.size(SegmentFiles.of(folder, 2)))
                .isEqualTo(track.segments().get(1).size());
    }

    private void assertBroken(String message) {
        assertThatExceptionOfType(BrokenSegment.class)
                .isThrownBy(() -> PictureUnits.check(folder, track))
                .withMessageContaining(message);
    }
}
