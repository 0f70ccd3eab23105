package dev.millrace.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.probe.Color;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.SourceFacts.Container;
import dev.millrace.worker.probe.SourcePackets;
import dev.millrace.worker.probe.SourcePackets.Group;
import dev.millrace.worker.probe.Sources;
import dev.millrace.worker.probe.VideoStream;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyingTest {

    private static final Container MOV = new Container("mov,mp4,m4a,3gp,3g2,mj2", 4_600_000, 0);
    private static final VideoStream GOOD =
            new VideoStream("High", 40, 1920, 1080, 4_500_000, 0, true, 0, Sources.BT709);

    @Test
    void whatIsFitToStreamMayBeCopied() {
        assertThat(copying("h264", 1920, 1080, false, GOOD, MOV).isPossible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "High 10, 40, 4500000, true, 0, yuv420p, tv",
        "High, 51, 4500000, true, 0, yuv420p, tv",
        "High, 0, 4500000, true, 0, yuv420p, tv",
        "High, 40, 5600000, true, 0, yuv420p, tv",
        "High, 40, 4500000, false, 0, yuv420p, tv",
        "High, 40, 4500000, true, 0.033, yuv420p, tv",
        "High, 40, 4500000, true, 0, yuv422p, tv",
        "High, 40, 4500000, true, 0, yuv420p, pc",
    })
    void notWhatSomeDeviceOrNetworkCannot(
            String profile, int level, long bitrate, boolean isAsStored, double start, String pixels, String range) {
        Color color = new Color(pixels, "bt709", "bt709", "bt709", range);
        VideoStream picture = new VideoStream(profile, level, 1920, 1080, bitrate, 0, isAsStored, start, color);

        assertThat(copying("h264", 1920, 1080, false, picture, MOV).isPossible())
                .isFalse();
    }

    @Test
    void notWhatIsNoRenditionOfOurs() {
        assertThat(copying("hevc", 1920, 1080, false, GOOD, MOV).isPossible()).isFalse();
        assertThat(copying("h264", 1920, 1080, true, GOOD, MOV).isPossible()).isFalse();
        assertThat(copying("h264", 2560, 1440, false, GOOD, MOV).isPossible()).isFalse();
        assertThat(copying("h264", 1921, 1081, false, GOOD, MOV).isPossible()).isFalse();
        assertThat(copying("h264", 1920, 1080, false, GOOD, new Container("avi", 0, 0))
                        .isPossible())
                .isFalse();
        assertThat(copying("h264", 1920, 1080, false, GOOD, new Container("mov", 0, -0.02))
                        .isPossible())
                .isFalse();
    }

    @Test
    void aSourceAsSmallAsTheSmallestRenditionIsEncoded() {
        VideoStream small = new VideoStream("High", 13, 320, 240, 100_000, 0, true, 0, Sources.BT709);

        assertThat(copying("h264", 320, 240, false, small, MOV).isPossible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"15, true", "30, true", "60, true", "45, true", "40, false", "48, false", "90, false", "250, false"})
    void segmentsMustBeginWithKeyFramesAndGroupsLastTwoSeconds(int groupFrames, boolean isFit) {
        assertThat(good().isFit(packets(groupFrames, 300, first -> 20_000L * groupFrames)))
                .isEqualTo(isFit);
    }

    @Test
    void itMayCostALittleMoreThanTheCapAndAQuarterMoreInOneSegment() {
        long cap = 5_000_000 / 8;
        assertThat(good().isFit(packets(30, 300, first -> (long) (cap * 1.09)))).isTrue();
        assertThat(good().isFit(packets(30, 300, first -> (long) (cap * 1.12)))).isFalse();
        assertThat(good().isFit(packets(30, 300, first -> (long) (cap * (first < 180 ? 1.2 : 0.5)))))
                .isTrue();
        assertThat(good().isFit(packets(30, 300, first -> (long) (cap * (first < 180 ? 1.3 : 0.5)))))
                .isFalse();
    }

    @Test
    void notWhenAnEditListShowsLessThanIsStored() {
        assertThat(good().isFit(packets(30, 270, first -> 500_000))).isFalse();
    }

    private static Copying good() {
        return copying("h264", 1920, 1080, false, GOOD, MOV);
    }

    private static SourcePackets packets(int groupFrames, int frames, IntToLongFunction bytes) {
        List<Group> groups = IntStream.iterate(0, first -> first < frames, first -> first + groupFrames)
                .mapToObj(first -> new Group(first, Math.min(groupFrames, frames - first), bytes.applyAsLong(first)))
                .toList();
        return new SourcePackets(frames, groups);
    }

    private static Copying copying(
            String codec, int width, int height, boolean isInterlaced, VideoStream picture, Container file) {
        SourceFacts facts = new SourceFacts(
                10, 0, 0, codec, width, height, new Rational(30, 1), isInterlaced, null, picture, file, List.of());
        return new Copying(facts, Plans.of(facts, List.of()));
    }
}
