package dev.millrace.proof.matrix.check;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.proof.matrix.check.Onsets.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures files with ffmpeg. */
final class Measurements {

    private static final int SAMPLE_RATE = 8000;
    private static final Pattern TIME = Pattern.compile("pts_time:([0-9.e+-]+)");
    private static final Pattern LIKENESS = Pattern.compile("All:([0-9.]+)");
    private static final String STATISTICS = "lavfi.signalstats.";
    private static final String LOUDNESS = "lavfi.r128.I=";
    private static final String SILENCE = "lavfi.silence_start=";
    private static final String NOTHING = "-";

    private final Programs programs;

    Measurements(FfmpegBinaries ffmpeg) {
        this.programs = new Programs(ffmpeg);
    }

    /** Decodes the whole file. @throws IOException at the first error */
    void decode(Path file) throws IOException, InterruptedException {
        programs.output(List.of("-xerror", "-i", file.toString(), "-f", "null", NOTHING));
    }

    /**
     * @param interlaced whether each frame has two fields; why: a flash that starts with the second field makes the frame
     *     half as bright, and whether that is detected would be random
     */
    List<Double> flashes(Path file, boolean interlaced) throws IOException, InterruptedException {
        String fields = interlaced ? "bwdif=mode=send_field," : "";
        return Onsets.flashes(samples(file, fields + "scale=32:32:flags=area,format=gray", "YAVG"));
    }

    /** Difference of each frame from the previous one, 0 to 255; 0 for the first. */
    List<Sample> changes(Path file) throws IOException, InterruptedException {
        return samples(file, "scale=160:120:flags=area,format=gray", "YDIF");
    }

    private List<Sample> samples(Path file, String filters, String key) throws IOException, InterruptedException {
        String value = STATISTICS + key;
        List<Sample> samples = new ArrayList<>();
        double time = 0;
        for (String line : programs.lines(List.of(
                "-i",
                file.toString(),
                "-map",
                "0:v:0",
                "-fps_mode",
                "passthrough",
                "-vf",
                filters + ",signalstats,metadata=print:key=" + value + ":file=-",
                "-f",
                "null",
                NOTHING))) {
            Matcher matcher = TIME.matcher(line);
            if (matcher.find()) {
                time = Double.parseDouble(matcher.group(1));
            } else if (line.startsWith(value)) {
                samples.add(new Sample(time, Double.parseDouble(line.substring(value.length() + 1))));
            }
        }
        return samples;
    }

    List<Double> beeps(Path file, int track) throws IOException, InterruptedException {
        byte[] pcm = programs.output(List.of(
                "-i",
                file.toString(),
                "-map",
                "0:a:" + track,
                "-af",
                "aresample=" + SAMPLE_RATE + ":async=1:first_pts=0",
                "-ac",
                "1",
                "-f",
                "s16le",
                NOTHING));
        short[] samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return Onsets.beeps(samples, SAMPLE_RATE);
    }

    /**
     * SSIM between an output and the source scaled to its size; 1 means identical.
     *
     * @param interlaced whether to deinterlace the source first
     */
    double likeness(Path output, Path source, int width, int height, boolean interlaced)
            throws IOException, InterruptedException {
        String fields = interlaced ? "bwdif=mode=send_frame," : "";
        String shape = "scale=" + width + ":" + height
                + ":flags=bicubic:out_range=tv:out_color_matrix=bt709,format=yuv420p,setsar=1";
        List<String> lines = programs.lines(List.of(
                "-i",
                output.toString(),
                "-i",
                source.toString(),
                "-lavfi",
                "[0:v:0]setsar=1[a];[1:v:0]" + fields + shape + "[b];[a][b]ssim=stats_file=-:ts_sync_mode=nearest",
                "-an", // why: the source may have a sound that cannot be decoded
                "-fps_mode",
                "passthrough",
                "-f",
                "null",
                NOTHING));
        return lines.stream()
                .map(LIKENESS::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .average()
                .orElse(0);
    }

    /** RGB of the four corners of a frame: top left, top right, bottom left, bottom right. */
    int[][] corners(Path file, double seconds) throws IOException, InterruptedException {
        byte[] rgb = programs.output(List.of(
                "-ss",
                Double.toString(seconds),
                "-i",
                file.toString(),
                "-map",
                "0:v:0",
                "-frames:v",
                "1",
                "-vf",
                "scale=8:8:flags=area+accurate_rnd+full_chroma_int,format=gbrp",
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                NOTHING));
        int[][] corners = new int[4][3];
        int[] places = {0, 7, 56, 63};
        for (int corner = 0; corner < 4; corner++) {
            for (int channel = 0; channel < 3; channel++) {
                corners[corner][channel] = rgb[places[corner] * 3 + channel] & 0xFF;
            }
        }
        return corners;
    }

    /** Root mean square of each channel; 1 is full scale. */
    double[] levels(Path file) throws IOException, InterruptedException {
        return programs
                .lines(List.of(
                        "-i",
                        file.toString(),
                        "-af",
                        "aresample=out_sample_fmt=fltp,astats=measure_overall=none:measure_perchannel=RMS_level:metadata=1,"
                                + "ametadata=print:file=-",
                        "-f",
                        "null",
                        NOTHING))
                .stream()
                .filter(line -> line.contains(".RMS_level="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        Measurements::amplitude,
                        (a, b) -> b,
                        TreeMap::new))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double amplitude(String line) {
        String decibels = line.substring(line.indexOf('=') + 1);
        return decibels.matches("-?[0-9.]+") ? Math.pow(10, Double.parseDouble(decibels) / 20) : 0;
    }

    /** Silences of 50 ms or more. */
    List<Double> silences(Path file) throws IOException, InterruptedException {
        return programs
                .lines(List.of(
                        "-i",
                        file.toString(),
                        "-af",
                        "silencedetect=noise=-50dB:duration=0.05,ametadata=print:key=lavfi.silence_start:file=-",
                        "-f",
                        "null",
                        NOTHING))
                .stream()
                .filter(line -> line.startsWith(SILENCE))
                .map(line -> Double.parseDouble(line.substring(SILENCE.length())))
                .toList();
    }

    /** Brightness of 8 by 8 regions of a frame. */
    int[] brightness(Path file, double seconds) throws IOException, InterruptedException {
        byte[] luma = programs.output(List.of(
                "-ss",
                Double.toString(seconds),
                "-i",
                file.toString(),
                "-frames:v",
                "1",
                "-vf",
                "extractplanes=y,scale=8:8:flags=area",
                "-f",
                "rawvideo",
                NOTHING));
        return IntStream.range(0, luma.length).map(i -> luma[i] & 0xFF).toArray();
    }

    /** Integrated loudness in LUFS. */
    OptionalDouble loudness(Path file) throws IOException, InterruptedException {
        return programs
                .lines(List.of(
                        "-i",
                        file.toString(),
                        "-map",
                        "0:a:0",
                        "-af",
                        "ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-",
                        "-f",
                        "null",
                        NOTHING))
                .stream()
                .filter(line -> line.startsWith(LOUDNESS))
                .mapToDouble(line -> Double.parseDouble(line.substring(LOUDNESS.length())))
                .reduce((a, b) -> b);
    }
}
