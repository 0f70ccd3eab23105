package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.Clips;
import dev.millrace.worker.RewrittenIndex;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** A movie with holes is planned as the whole one is, with the real ffprobe and ffmpeg, or not at all. */
@SpringBootTest(
        classes = {ProbeByIndexIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class ProbeByIndexIT {

    private static final List<String> ALL = List.of("1080p", "720p", "480p");
    private static final int SECONDS = 30;
    private static final String X264 = "-c:v libx264 -g 30 ";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Planner planner;
    private final StopSignal signal = new StopSignal();

    ProbeByIndexIT(@Autowired Probe probe, @Autowired Planner planner) {
        this.probe = probe;
        this.planner = planner;
    }

    @Configuration
    @ComponentScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe", "dev.millrace.worker.plan"})
    @ConfigurationPropertiesScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe", "dev.millrace.worker.plan"
    })
    static class Parts {}

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            index in front            | mp4 | -c:v libx264 -g 30 -bf 2 -movflags +faststart
            index behind              | mov | -c:v libx264 -g 60 -bf 3
            open groups               | mp4 | -c:v libx264 -g 48 -bf 3 -x264-params open-gop=1
            no edit list              | mp4 | -c:v libx264 -g 30 -bf 3 -use_editlist 0
            shown before decoded      | mp4 | -c:v libx264 -g 30 -bf 3 -movflags +negative_cts_offsets
            half-frames               | mp4 | -c:v libx264 -g 30 -flags +ilme+ildct -x264-params tff=1
            60 frames a second        | mov | -c:v libx264 -g 60 -r 60
            frames that come unevenly | mp4 | -c:v libx264 -g 20 -bf 2 -vf select='not(mod(n\\,7))+not(mod(n\\,3))' -fps_mode vfr
            few frames                | mp4 | -c:v libx264 -g 20 -r 5
            pixels that are not square| mp4 | -c:v libx264 -g 30 -vf setsar=4/3
            chunks of ten seconds     | mov | -c:v libx264 -g 30 -chunk_duration 10000000
            HEVC, HLG                 | mov | -c:v libx265 -s 160x90 -b:v 1M -x265-params log-level=error:keyint=40 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc arib-std-b67 -colorspace bt2020nc -tag:v hvc1
            an old phone's            | 3gp | -c:v mpeg4 -g 12 -c:a aac
            sound as it is            | mov | -c:v libx264 -g 30 -c:a pcm_s16le
            sound without a loss      | mov | -c:v libx264 -g 30 -c:a alac
            no sound                  | mp4 | -c:v libx264 -g 30 -an
            a clock beside            | mov | -c:v libx264 -g 30 -timecode 01:00:00:00
            two sounds                | mp4 | -c:v libx264 -g 30 -map 0 -map 1 -map 1 -metadata:s:a:1 language=deu
            sound of many channels    | mp4 | -c:v libx264 -g 30 -ac 4
            """)
    void aMovieWithHolesIsPlannedAsTheWholeOneIs(String name, String container, String options) throws Exception {
        assertPlannedAlike(clip("clip." + container, options));
    }

    @Test
    void aMicrophoneOnEachSideIsHeardAsStereo() throws Exception {
        String sides =
                " -map 0 -map 1 -map 1 -ac 1 -metadata:s:a:0 handler_name=Left -metadata:s:a:1 handler_name=Right";

        assertThat(assertPlannedAlike(clip("clip.mov", X264 + sides)).audio())
                .extracting(AudioTrack::rightStream)
                .isEqualTo(2);
    }

    @Test
    void aTurnedRecordingIsPlannedAsTheWholeOne() throws Exception {
        Path turned = directory.resolve("turned.mp4");
        Clips.ffmpeg(("-display_rotation:v:0 90 -i " + clip("clip.mp4", X264) + " -c copy " + turned).split(" "));

        assertThat(assertPlannedAlike(turned).picture().rotationDegrees()).isEqualTo(270);
    }

    @Test
    void theFilmBehindAPreviewIsPlanned() throws Exception {
        Path preview = directory.resolve("preview.mov");
        Path both = directory.resolve("both.mov");
        Clips.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=160x90:r=1:d=1", "-c:v", "mjpeg", preview.toString());
        Clips.ffmpeg(
                ("-i %s -i %s -map 0:v -map 1 -c copy %s".formatted(preview, clip("film.mov", X264), both)).split(" "));

        assertThat(assertPlannedAlike(both).videoStream()).isEqualTo(1);
    }

    /** As phones cut a recording, and as they write one whose sound began first. */
    @ParameterizedTest
    @ValueSource(strings = {"-ss 4.2 -i %s -i %s", "-itsoffset 1.7 -i %s -i %s"})
    void anEditListMovesTheClock(String inputs) throws Exception {
        Path clip = clip("clip.mp4", X264);
        Path edited = directory.resolve("edited.mp4");
        Clips.ffmpeg((inputs.formatted(clip, clip) + " -map 0:v -map 1:a -c copy " + edited).split(" "));

        assertPlannedAlike(edited);
    }

    @Test
    void theLastPictureStandsUntilTheSoundEnds() throws Exception {
        Path longer = directory.resolve("longer.mp4");
        Clips.ffmpeg(
                ("-i " + clip("clip.mp4", X264) + " -f lavfi -i sine=d=40 -map 0:v -map 1 -c:v copy -c:a aac " + longer)
                        .split(" "));

        assertThat(assertPlannedAlike(longer).stillSeconds()).isBetween(9.9, 10.1);
    }

    @Test
    void sizesAndOffsetsOfEightBytesAreRead() throws Exception {
        Path far = RewrittenIndex.farAway(clip("clip.mp4", X264), directory.resolve("far.mp4"));

        assertPlannedAlike(far);
    }

    /** What is fit to be copied is known only when all packets are there. */
    @Test
    void whatMayBeCopiedIsPlannedByAllOfIt() throws Exception {
        String fit = "-c:v libx264 -vf scale=960:540,setsar=1 -r 15 -b:v 600k -maxrate 650k -bufsize 650k -g 30"
                + " -sc_threshold 0 -flags +cgop -color_primaries bt709 -color_trc bt709 -colorspace bt709";
        Path clip = clip("clip.mp4", fit);

        SourceFacts facts = byIndex(clip).orElseThrow();

        assertThat(facts).isEqualTo(probe.probe(clip, signal));
        assertThat(planner.plan(facts, ALL)).isEmpty();
        assertThat(planner.plan(clip, facts, ALL, signal).top().isCopied()).isTrue();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            fragments                            | mp4 | -c:v libx264 -g 30 -movflags +frag_keyframe+empty_moov
            no index                             | avi | -c:v mpeg4 -c:a mp3
            packets that are found in the bytes  | mov | -c:v mpeg2video -g 30
            sound that is found in the bytes     | mp4 | -c:v libx264 -g 30 -c:a mp3
            no table of key frames               | mov | -c:v libx264 -g 1
            """)
    void whatTheIndexDoesNotTellTakesAllOfTheSource(String name, String container, String options) throws Exception {
        assertThat(byIndex(clip("clip." + container, options))).isEmpty();
    }

    @Test
    void aShortMovieIsFetchedWholeAnyway() throws Exception {
        assertThat(byIndex(clip("clip.mp4", X264), SECONDS)).isEmpty();
    }

    @Test
    void aMovieThatWasCutOffTakesAllOfTheSource() throws Exception {
        Path clip = clip("clip.mp4", X264 + "-movflags +faststart");
        byte[] bytes = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(bytes, bytes.length * 9 / 10));

        assertThat(byIndex(clip)).isEmpty();
    }

    /** Behind what was probed there might be a sound that decodes. */
    @Test
    void aSoundThatDecodesToNothingTakesAllOfTheSource() throws Exception {
        Path clip = Clips.changed(clip("clip.mov", X264 + "-af volume=0 -c:a pcm_s16le"), "sowt", ".mp3");

        assertThat(byIndex(clip)).isEmpty();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"ftyp", "stss", "stsz", "mdhd"})
    void withoutOneOfItsBoxesAllOfItIsNeeded(String box) throws Exception {
        assertThat(byIndex(Clips.changed(clip("clip.mp4", X264), box, "****"))).isEmpty();
    }

    private SourceFacts assertPlannedAlike(Path clip) throws Exception {
        Optional<SourceFacts> byIndex = byIndex(clip);
        SourceFacts whole = probe.probe(clip, signal);

        assertThat(byIndex).contains(whole);
        Plan plan = planner.plan(clip, whole, ALL, signal);
        assertThat(planner.plan(byIndex.get(), ALL)).contains(plan);
        return whole;
    }

    private Optional<SourceFacts> byIndex(Path clip) throws Exception {
        return byIndex(clip, 10);
    }

    /** Of a copy of which only the probed bytes are there. */
    private Optional<SourceFacts> byIndex(Path clip, double longerThanSeconds) throws Exception {
        Path sparse = Files.createTempDirectory(directory, "copy").resolve("source");
        try (SparseCopy copy = new SparseCopy(clip, sparse)) {
            Optional<List<ByteRange>> media = ProbedBytes.find(sparse, longerThanSeconds, copy);
            if (media.isEmpty()) {
                return Optional.empty();
            }
            media.get().forEach(range -> copy.bring(range.from(), range.to()));
            assertThat(copy.bytes()).isLessThan(Files.size(clip) * 7 / 10);
        }
        return probe.probeByIndex(sparse, signal);
    }

    /** Loud enough that its tracks do not fit between two requests. */
    private Path clip(String name, String options) throws IOException {
        Path clip = Files.createTempDirectory(directory, "clip").resolve(name);
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        words.add("testsrc2=s=240x136:r=30:d=%d,noise=alls=30:allf=t".formatted(SECONDS));
        words.addAll(List.of("-f", "lavfi", "-i", "sine=d=" + SECONDS, "-preset", "ultrafast", "-b:v", "2M"));
        words.addAll(List.of("-pix_fmt", "yuv420p"));
        words.addAll(List.of(options.strip().split(" +")));
        words.add(clip.toString());
        Clips.ffmpeg(words.toArray(String[]::new));
        return clip;
    }
}
