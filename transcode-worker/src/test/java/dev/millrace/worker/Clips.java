package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes tiny clips with the real ffmpeg, and decodes what was made of them. */
public final class Clips {

    /** Where the tests unpack the bundled programs. */
    public static final Path CACHE = Path.of("target/ffmpeg");

    private static final FfmpegBinaries BINARIES = FfmpegBinaries.resolve(null, null, CACHE);

    private final Path directory;

    public Clips(Path directory) {
        this.directory = directory;
    }

    /** 320x240, 25 fps, with sound. */
    public Path small(int seconds) {
        return make("small.mp4", "testsrc2=s=320x240:r=25:d=" + seconds, "sine=d=" + seconds);
    }

    /** A picture of this size and length, with sound. */
    public Path of(String name, String size, String rate, double seconds) {
        return make(name, "testsrc2=s=" + size + ":r=" + rate + ":d=" + seconds, "sine=d=" + seconds);
    }

    /** 320x240 without sound. */
    public Path silent() {
        Path clip = directory.resolve("silent.mp4");
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                clip.toString());
        return clip;
    }

    /** Recorded as 320x240, to be shown turned by 90 degrees. */
    public Path portrait() {
        Path upright = small(2);
        Path turned = directory.resolve("turned.mp4");
        ffmpeg("-display_rotation:v:0", "90", "-i", upright.toString(), "-c", "copy", turned.toString());
        return turned;
    }

    /** Sound only. */
    public Path soundOnly() {
        Path clip = directory.resolve("sound.mp4");
        ffmpeg("-f", "lavfi", "-i", "sine=d=2", "-c:a", "aac", clip.toString());
        return clip;
    }

    /** A whole header, but only the given share of the media. */
    public Path truncated(double share) {
        Path whole = directory.resolve("whole.mp4");
        ffmpeg("-i", small(10).toString(), "-c", "copy", "-movflags", "+faststart", whole.toString());
        try {
            byte[] bytes = Files.readAllBytes(whole);
            return Files.write(directory.resolve("truncated.mp4"), Arrays.copyOf(bytes, (int) (bytes.length * share)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole index, but of the media only a share is what it was; the rest is another file's, encrypted or overwritten. */
    public Path spoiled(double share) {
        Path clip = small(4);
        try {
            byte[] bytes = Files.readAllBytes(clip);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int begin = text.indexOf("mdat") + 4;
            int end = text.lastIndexOf("moov") - 4;
            for (int i = begin + (int) ((end - begin) * share); i < end; i++) {
                bytes[i] ^= (byte) 0xa5;
            }
            return Files.write(directory.resolve("spoiled.mp4"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * 34 frames as a cutting program keeps them without encoding: the last of them is shown as the 41st, because the seven
     * between, which refer to it, come after it in the file.
     */
    public Path cutBeforeItsLastFramesInBetween() {
        Path whole = directory.resolve("reordered.mp4");
        Path cut = directory.resolve("cut.mp4");
        List<String> coded =
                List.of("-c:v", "libx264", "-bf", "7", "-x264-params", "b-adapt=0:scenecut=0", "-c:a", "aac");
        List<String> inputs =
                List.of("-f", "lavfi", "-i", "testsrc2=s=320x240:r=30:d=3", "-f", "lavfi", "-i", "sine=d=3");
        ffmpeg(Stream.of(inputs, coded, List.of("-pix_fmt", "yuv420p", whole.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
        ffmpeg("-i", whole.toString(), "-c", "copy", "-frames:v", "34", cut.toString());
        return cut;
    }

    /** Every place of some bytes overwritten with others of the same length. */
    public static Path changed(Path clip, String... pairs) {
        try {
            String bytes = Files.readString(clip, StandardCharsets.ISO_8859_1);
            for (int i = 0; i < pairs.length; i += 2) {
                assertThat(bytes).contains(pairs[i]);
                bytes = bytes.replace(pairs[i], pairs[i + 1]);
            }
            return Files.writeString(clip, bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as text that {@link #changed} takes. */
    public static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private Path make(String name, String video, String audio) {
        Path clip = directory.resolve(name);
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                video,
                "-f",
                "lavfi",
                "-i",
                audio,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                clip.toString());
        return clip;
    }

    /** How many frames a file's first stream decodes to; fails on any decoding error in any stream. */
    public static int frames(Path file) {
        String output = run(BINARIES.ffprobe(List.of(
                "-v",
                "error",
                "-count_frames",
                // why: of a DASH manifest with several streams, ffprobe loses packets
                "-select_streams",
                "0",
                "-show_entries",
                "stream=nb_read_frames",
                "-of",
                "csv=p=0",
                file.toString())));
        run(BINARIES.ffmpeg(List.of("-v", "error", "-xerror", "-i", file.toString(), "-f", "null", "-")));
        return Integer.parseInt(output.lines()
                .filter(line -> line.matches("[0-9]+,?"))
                .findFirst()
                .orElseThrow()
                .replace(",", ""));
    }

    /** Integrated loudness by EBU R128 in LUFS. */
    public static double loudness(Path file) {
        String output = run(BINARIES.ffmpeg(List.of("-i", file.toString(), "-af", "ebur128", "-f", "null", "-")));
        String summary = output.substring(output.lastIndexOf("Integrated loudness:"));
        return Double.parseDouble(summary.substring(summary.indexOf("I:") + 2, summary.indexOf("LUFS"))
                .strip());
    }

    /** Amplitude of the tone in each channel. */
    public static double[] levels(Path file) {
        String output = run(BINARIES.ffmpeg(List.of(
                "-i",
                file.toString(),
                "-af",
                "atrim=start=0.2:end=1.8,astats=measure_perchannel=RMS_level:measure_overall=none",
                "-f",
                "null",
                "-")));
        return output.lines()
                .filter(line -> line.contains("RMS level dB: "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(
                        level -> level.equals("-inf") ? 0 : Math.sqrt(2) * Math.pow(10, Double.parseDouble(level) / 20))
                .toArray();
    }

    /** One file of what lies in a rendition's folder, beside it. */
    public static Path whole(Path folder) {
        Path whole = folder.resolveSibling(folder.getFileName() + ".whole.mp4");
        try (OutputStream out = Files.newOutputStream(whole);
                Stream<Path> files = Files.list(folder)) {
            Files.copy(folder.resolve("init.mp4"), out);
            for (Path segment : files.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList()) {
                Files.copy(segment, out);
            }
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs ffmpeg to its good end. */
    public static void ffmpeg(String... arguments) {
        List<String> words = new ArrayList<>(List.of("-v", "error", "-y"));
        words.addAll(List.of(arguments));
        run(BINARIES.ffmpeg(words));
    }

    private static String run(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
