package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.packaging.PackagedRendition;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Probe, ladder, encode and packaging together, with the real ffmpeg on tiny clips. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class EncodeIT {

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final HlsPackager packager;
    private final StopSignal signal = new StopSignal();
    private Clips clips;

    EncodeIT(@Autowired Probe probe, @Autowired Encoder encoder, @Autowired HlsPackager packager) {
        this.probe = probe;
        this.encoder = encoder;
        this.packager = packager;
    }

    @Configuration
    @ComponentScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.plan",
        "dev.millrace.worker.encode",
        "dev.millrace.worker.packaging"
    })
    @ConfigurationPropertiesScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.plan",
        "dev.millrace.worker.encode"
    })
    static class Parts {}

    @BeforeEach
    void clips() {
        clips = new Clips(directory);
    }

    @Test
    void everyRungOfATallLadderDecodesToItsNumberOfFrames() throws Exception {
        Path source = clips.of("hd.mp4", "1920x1080", "30", 7);

        HlsOutput output = encode(source);

        assertThat(output.videos())
                .extracting(PackagedRendition::folder)
                .containsExactly("1080p", "720p", "480p", "240p");
        assertThat(framesOf("1080p")).isEqualTo(210);
        assertThat(framesOf("720p")).isEqualTo(210);
        assertThat(framesOf("480p")).isEqualTo(210);
        assertThat(framesOf("240p")).isEqualTo(105);
        assertThat(output.masterPlaylist()).contains("RESOLUTION=1280x720,FRAME-RATE=30.000");
        assertThat(output.mediaPlaylists().get("480p/playlist.m3u8"))
                .contains("#EXTINF:6.000000,\nseg_00001.m4s\n#EXTINF:1.000000,\nseg_00002.m4s\n");
        assertThat(output.mediaPlaylists().get("audio/playlist.m3u8")).contains("seg_00002.m4s");
        assertThat(output.videos().get(2).averageBandwidth()).isBetween(10_000L, mostBitsPerSecondOf480p(7));
    }

    /** The last frame lies in a segment of its own, and would be lost to half of the frames counted to the nearest. */
    @Test
    void renditionsOfDifferentPassesEndInTheSameSegment() throws Exception {
        Path source = clips.of("odd-rate.mp4", "1280x720", "30000/1001", 6.02);
        SourceFacts facts = probe.probe(source, signal);
        Plan planned = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        List<Rendition> renditions = planned.renditions();
        Plan plan = new Plan(List.of(
                new Pass(List.of(renditions.get(2)), planned.audioRenditions()),
                new Pass(List.of(renditions.get(0)), List.of()),
                new Pass(List.of(renditions.get(1)), List.of())));

        HlsOutput output = encode(source, facts, plan);

        assertThat(framesOf("720p")).isEqualTo(181);
        assertThat(framesOf("480p")).isEqualTo(181);
        assertThat(framesOf("240p")).isEqualTo(91);
        assertThat(output.mediaPlaylists().get("240p/playlist.m3u8")).contains("seg_00002.m4s");
    }

    /** What the cap allows in so short a clip: 1200k, the whole of the 1800k buffer once, 128k of sound, 2 % of boxes. */
    private static long mostBitsPerSecondOf480p(int seconds) {
        return Math.round((1_200_000 + 1_800_000.0 / seconds + 128_000) * 1.02);
    }

    @Test
    void keyFrameRangesDecodeToOneFrameEach() throws Exception {
        HlsOutput output = encode(clips.small(5));
        String playlist = output.mediaPlaylists().get("480p/iframes.m3u8");
        List<String> ranges = playlist.lines()
                .filter(line -> line.startsWith("#EXT-X-BYTERANGE:"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .toList();

        assertThat(ranges).hasSize(3);
        for (String range : ranges) {
            assertThat(Clips.frames(oneKeyFrame(range))).isEqualTo(1);
        }
    }

    /** ffmpeg ends well: the frames that it has stand in for those that it has not. */
    @Test
    void aSourceOfWhichHardlyAnythingDecodesIsUnreadable() throws Exception {
        Path source = clips.spoiled(0.3);
        SourceFacts facts = probe.probe(source, signal);

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> encode(source, facts, Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS)))
                .withMessageContaining("pictures cannot be decoded")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE));
    }

    @Test
    void aTurnedRecordingBecomesPortrait() throws Exception {
        HlsOutput output = encode(clips.portrait());

        assertThat(output.videos()).singleElement().satisfies(video -> {
            assertThat(video.width()).isEqualTo(240);
            assertThat(video.height()).isEqualTo(320);
        });
    }

    @Test
    void aSilentSourceHasNoAudioGroup() throws Exception {
        HlsOutput output = encode(clips.silent());

        assertThat(output.audioRenditions()).isEmpty();
        assertThat(output.masterPlaylist()).doesNotContain("AUDIO", "mp4a");
    }

    @Test
    void lastPictureStandsAsLongAsThereIsSound() throws Exception {
        Path source = directory.resolve("goes-on.mp4");
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=320x240:r=25:d=1 -f lavfi -i sine=d=4 -c:v libx264 -preset ultrafast "
                        + "-pix_fmt yuv420p -c:a aac " + source)
                .split(" "));

        HlsOutput output = encode(source);

        assertThat(framesOf("480p")).isEqualTo(100);
        assertThat(output.audioRenditions().get(0).track().endSeconds()).isCloseTo(4, within(0.03));
    }

    @Test
    void soundWithoutPictureIsNoVideo() {
        assertFails(clips.soundOnly(), FailReason.NO_VIDEO_STREAM);
    }

    @Test
    void textUnderAVideosNameIsNoKnownFormat() throws Exception {
        Path text = Files.writeString(directory.resolve("video.mp4"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");

        assertFails(text, FailReason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aVideosHeaderBeforeRubbishIsUnreadable() throws Exception {
        byte[] bytes = new byte[4096];
        System.arraycopy(new byte[] {0, 0, 0, 16, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'}, 0, bytes, 0, 12);
        Path file = Files.write(directory.resolve("rubbish.mp4"), bytes);

        assertFails(file, FailReason.SOURCE_UNREADABLE);
    }

    @Test
    void aSourceThatWasCutOffIsUnreadableAlthoughFfmpegIsContent() {
        assertFails(clips.truncated(0.5), FailReason.SOURCE_UNREADABLE);
    }

    @Test
    void aSourceCutWithoutEncodingIsWholeAlthoughItsLastFramesHaveHoles() throws Exception {
        Path source = clips.cutBeforeItsLastFramesInBetween();
        SourceFacts facts = probe.probe(source, signal);

        HlsOutput output = encode(source);

        double pictureSeconds = output.videos().get(0).track().durationSeconds();
        assertThat(pictureSeconds).isGreaterThan(facts.durationSeconds() + 0.2);
        assertThat(output.mediaPlaylists()).containsKeys("480p/playlist.m3u8", "audio/playlist.m3u8");
    }

    @Test
    void aFullDiskIsSeenAlthoughFfmpegIsContent() throws Exception {
        Path source = clips.small(2);
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Path output = Files.createDirectories(directory.resolve("output"));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        }
        Path segment = output.resolve("480p/seg_00001.m4s");
        Files.write(segment, new byte[0]);

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> packager.pack(new OutputVerifier(output, facts), plan))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(FailReason.TRANSCODE_ERROR);
                    assertThat(failure.isRetryable()).isTrue();
                });
    }

    private void assertFails(Path source, FailReason reason) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> encode(source))
                .satisfies(failure -> {
                    assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
                    assertThat(failure.isRetryable()).isFalse();
                });
    }

    private HlsOutput encode(Path source) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        return encode(source, facts, Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS));
    }

    private HlsOutput encode(Path source, SourceFacts facts, Plan plan) throws Exception {
        Path output = Files.createDirectories(directory.resolve("output"));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        }
        return packager.pack(new OutputVerifier(output, facts), plan);
    }

    private int framesOf(String stream) throws Exception {
        Path folder = directory.resolve("output").resolve(stream);
        Path whole = directory.resolve("whole-" + stream + ".mp4");
        try (OutputStream out = Files.newOutputStream(whole);
                Stream<Path> segments = Files.list(folder)) {
            Files.copy(folder.resolve("init.mp4"), out);
            for (Path segment : segments.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList()) {
                Files.copy(segment, out);
            }
        }
        return Clips.frames(whole);
    }

    private Path oneKeyFrame(String range) throws Exception {
        int size = Integer.parseInt(range.substring(0, range.indexOf('@')));
        int offset = Integer.parseInt(range.substring(range.indexOf('@') + 1));
        byte[] segment = Files.readAllBytes(directory.resolve("output/480p/seg_00001.m4s"));
        Path frame = directory.resolve("frame.mp4");
        try (OutputStream out = Files.newOutputStream(frame)) {
            Files.copy(directory.resolve("output/480p/init.mp4"), out);
            out.write(segment, offset, size);
        }
        return frame;
    }
}
