package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Planner;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Every rendition shows the same picture, upright and not stretched, wherever in the file its orientation is stored. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class GeometryIT {

    /** Left half red, right half blue, the upper third white. */
    private static final String PICTURE = "color=red:s=%1$dx%2$d:r=30:d=1,drawbox=x=iw/2:y=0:w=iw/2:h=ih:c=blue:t=fill,"
            + "drawbox=x=0:y=0:w=iw:h=ih/3:c=white:t=fill";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Planner planner;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    GeometryIT(@Autowired Probe probe, @Autowired Planner planner, @Autowired Encoder encoder) {
        this.probe = probe;
        this.planner = planner;
        this.encoder = encoder;
    }

    /** Turned against what the stream asks for; the container says nothing. */
    @ParameterizedTest
    @CsvSource({
        "rotate=90, transpose=clock, h264, 360x640",
        "rotate=180, 'hflip,vflip', h264, 640x360",
        "rotate=-90, transpose=cclock, h264, 360x640",
        "flip=horizontal, hflip, h264, 640x360"
    })
    void whatOnlyTheStreamAsksForIsDoneForAllRenditions(String asked, String against, String codec, String size)
            throws Exception {
        int width = Integer.parseInt(size.split("x")[0]);
        int height = Integer.parseInt(size.split("x")[1]);
        Path plain = clip(width, height, against, "plain.mp4");
        Path turned = directory.resolve("turned.mp4");
        Clips.ffmpeg(
                "-i",
                plain.toString(),
                "-c",
                "copy",
                "-bsf:v",
                codec + "_metadata=display_orientation=insert:" + asked,
                turned.toString());

        assertStandsUpright(turned, width, height);
    }

    @ParameterizedTest
    @CsvSource({
        "-display_rotation 90, transpose=clock, 360, 640",
        "-display_rotation 90 -display_hflip, transpose=clock_flip, 360, 640",
        "-display_rotation 270 -display_vflip, transpose=clock_flip, 360, 640",
        "-display_vflip, vflip, 640, 360"
    })
    void whatTheContainerAsksForToo(String asked, String against, int width, int height) throws Exception {
        Path plain = clip(width, height, against, "plain.mp4");
        Path turned = directory.resolve("turned.mov");
        List<String> words = new ArrayList<>(List.of(asked.split(" ")));
        words.addAll(List.of("-i", plain.toString(), "-c", "copy", turned.toString()));
        Clips.ffmpeg(words.toArray(String[]::new));

        assertStandsUpright(turned, width, height);
    }

    @Test
    void whatLiesOutsideOfTheCleanApertureIsNotShown() throws Exception {
        Path whole = clip(640, 360, "pad=iw+80:ih+40:40:20:black", "whole.mov");

        assertStandsUpright(withCleanAperture(whole, 640, 360), 640, 360);
    }

    /** Puts a box at the end of the only sample entry; the index lies behind the media, whose places stay the same. */
    private Path withCleanAperture(Path movie, int width, int height) throws IOException {
        byte[] bytes = Files.readAllBytes(movie);
        ByteBuffer clap = ByteBuffer.allocate(40).putInt(40).put("clap".getBytes(StandardCharsets.US_ASCII));
        for (int number : new int[] {width, 1, height, 1, 0, 1, 0, 1}) {
            clap.putInt(number);
        }
        ByteBuffer sizes = ByteBuffer.wrap(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("moov");
        int end = 0;
        for (String box : List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1")) {
            at = text.indexOf(box, at) - 4;
            end = at + sizes.getInt(at);
            sizes.putInt(at, sizes.getInt(at) + 40);
        }
        ByteBuffer changed = ByteBuffer.allocate(bytes.length + 40);
        changed.put(bytes, 0, end).put(clap.array()).put(bytes, end, bytes.length - end);
        return Files.write(directory.resolve("clap.mov"), changed.array());
    }

    private Path clip(int width, int height, String filter, String name) {
        Path file = directory.resolve(name);
        String picture = PICTURE.formatted(width, height) + "," + filter;
        Clips.ffmpeg(
                "-f", "lavfi", "-i", picture, "-c:v", "libx264", "-g", "30", "-pix_fmt", "yuv420p", file.toString());
        return file;
    }

    private void assertStandsUpright(Path source, int width, int height) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        assertThat(facts.displayWidth() + "x" + facts.displayHeight()).isEqualTo(width + "x" + height);
        Plan plan = planner.plan(source, facts, TranscodeJob.DEFAULT_RENDITIONS, signal);
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, directory, signal).encode(pass, (at, speed) -> {});
        }
        new OutputVerifier(directory, facts).verify(plan);
        assertThat(plan.renditions()).hasSizeGreaterThan(1).allSatisfy(rendition -> {
            assertThat(colours(rendition)).as(rendition.label()).containsExactly("white", "white", "red", "blue");
        });
    }

    /** Of the corners, as ffmpeg shows them with all that it does by itself. */
    private List<String> colours(Rendition rendition) throws IOException {
        Path whole = Clips.whole(directory.resolve(rendition.label()));
        Path raw = directory.resolve(rendition.label() + ".rgb");
        Clips.ffmpeg(
                "-i",
                whole.toString(),
                "-frames:v",
                "1",
                "-vf",
                "scale=8:8:flags=area",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                raw.toString());
        byte[] rgb = Files.readAllBytes(raw);
        List<String> names = new ArrayList<>();
        for (int place : new int[] {0, 7, 56, 63}) {
            boolean isRed = (rgb[3 * place] & 0xFF) > 128;
            boolean isBlue = (rgb[3 * place + 2] & 0xFF) > 128;
            names.add(isRed && isBlue ? "white" : isRed ? "red" : isBlue ? "blue" : "black");
        }
        return names;
    }
}
