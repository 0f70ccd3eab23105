package dev.millrace.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A picture whose colours are known: 24 patches of everyday colours, a ramp of greys and the six extremes. It is coded here
 * by the formulas of the standards (BT.601, BT.709, BT.2020, BT.2100, BT.2408), by nothing that ffmpeg also uses.
 */
final class ColorChart {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private static final int COLUMNS = 10;
    private static final int FRAMES = 25;
    private static final int SIDE = 64;
    private static final int LINES = 90;
    private static final double REFERENCE_WHITE = 203;
    private static final int[] EVERYDAY = {
        0x735244, 0xc29682, 0x627a9d, 0x576c43, 0x8580b1, 0x67bdaa, 0xd67e2c, 0x505ba6, 0xc15a63, 0x5e3c6c, 0x9dbc40,
        0xe0a32e, 0x383d96, 0x469449, 0xaf363c, 0xe7c71f, 0xbb5695, 0x0885a1, 0xf3f3f2, 0xc8c8c8, 0xa0a0a0, 0x7a7a79,
        0x555555, 0x343434
    };
    private static final int[] EXTREMES = {0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0x00ffff, 0xff00ff};

    private ColorChart() {}

    /** From light to code values, and what says so. */
    enum Coding {
        BT601(0.299, 0.114, false, "smpte170m", "smpte170m", "smpte170m"),
        BT601_FULL(0.299, 0.114, true, "bt470bg", "smpte170m", "bt470bg"),
        BT709(0.2126, 0.0722, false, "bt709", "bt709", "bt709"),
        BT2020(0.2627, 0.0593, false, "bt2020nc", "bt2020-10", "bt2020"),
        HLG(0.2627, 0.0593, false, "bt2020nc", "arib-std-b67", "bt2020"),
        PQ(0.2627, 0.0593, false, "bt2020nc", "smpte2084", "bt2020");

        private final double red;
        private final double blue;
        private final boolean isFull;
        private final String matrix;
        private final String transfer;
        private final String primaries;

        Coding(double red, double blue, boolean isFull, String matrix, String transfer, String primaries) {
            this.red = red;
            this.blue = blue;
            this.isFull = isFull;
            this.matrix = matrix;
            this.transfer = transfer;
            this.primaries = primaries;
        }

        String tags() {
            return "setparams=range=%s:colorspace=%s:color_trc=%s:color_primaries=%s"
                    .formatted(isFull ? "pc" : "tv", matrix, transfer, primaries);
        }

        private double[] coded(double[] rgb) {
            return switch (this) {
                case BT601, BT601_FULL, BT709 -> rgb;
                case BT2020 -> each(wide(light(rgb)), value -> Math.pow(value, 1 / 2.4));
                case PQ -> each(wide(light(rgb)), value -> pq(value * REFERENCE_WHITE / 10_000));
                case HLG -> hlg(wide(light(rgb)));
            };
        }

        /** Y, Cb and Cr in ten bits. */
        private int[] samples(double[] rgb) {
            double[] coded = coded(rgb);
            double y = red * coded[0] + (1 - red - blue) * coded[1] + blue * coded[2];
            double cb = (coded[2] - y) / (2 - 2 * blue);
            double cr = (coded[0] - y) / (2 - 2 * red);
            int luma = isFull ? 1023 : 876;
            int chroma = isFull ? 1023 : 896;
            return new int[] {
                (int) Math.round((isFull ? 0 : 64) + luma * y),
                Math.min(1023, (int) Math.round(512 + chroma * cb)),
                Math.min(1023, (int) Math.round(512 + chroma * cr))
            };
        }
    }

    /** Each patch as R'G'B' of BT.709, 0 to 1. */
    static List<double[]> patches() {
        List<double[]> patches = new ArrayList<>();
        IntStream.of(EVERYDAY).mapToObj(ColorChart::rgb).forEach(patches::add);
        IntStream.range(0, 10).mapToObj(i -> rgb(0x010101 * (255 * i / 9))).forEach(patches::add);
        IntStream.of(EXTREMES).mapToObj(ColorChart::rgb).forEach(patches::add);
        return patches;
    }

    /** How many of the patches are everyday colours; they come first. */
    static int everyday() {
        return EVERYDAY.length;
    }

    /** Writes a second of the chart as raw 4:4:4 frames of ten bits. */
    static Path write(Path file, Coding coding) {
        ByteBuffer frame = ByteBuffer.allocate(WIDTH * HEIGHT * 3 * 2).order(ByteOrder.LITTLE_ENDIAN);
        List<int[]> samples = patches().stream().map(coding::samples).toList();
        for (int plane = 0; plane < 3; plane++) {
            for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
                int patch = pixel / WIDTH / LINES * COLUMNS + pixel % WIDTH / SIDE;
                frame.putShort((short) samples.get(patch)[plane]);
            }
        }
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < FRAMES; i++) {
                out.write(frame.array());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far each patch of an RGB frame of 8 bits is from what it should be, in CIE Lab. */
    static List<Double> errors(byte[] rgb) {
        List<double[]> wanted = patches();
        List<Double> errors = new ArrayList<>();
        for (int patch = 0; patch < wanted.size(); patch++) {
            errors.add(distance(lab(wanted.get(patch)), lab(middle(rgb, patch))));
        }
        return errors;
    }

    /** The mean over the inner part of a patch. */
    private static double[] middle(byte[] frame, int patch) {
        double[] sum = new double[3];
        int count = 0;
        for (int y = patch / COLUMNS * LINES + 30; y < patch / COLUMNS * LINES + 60; y++) {
            for (int x = patch % COLUMNS * SIDE + 20; x < patch % COLUMNS * SIDE + 44; x++, count++) {
                for (int channel = 0; channel < 3; channel++) {
                    sum[channel] += (frame[(y * WIDTH + x) * 3 + channel] & 0xff) / 255.0;
                }
            }
        }
        double total = count;
        return each(sum, value -> value / total);
    }

    private static double[] rgb(int hex) {
        return new double[] {(hex >> 16) / 255.0, (hex >> 8 & 0xff) / 255.0, (hex & 0xff) / 255.0};
    }

    private static double[] light(double[] rgb) {
        return each(rgb, value -> Math.pow(value, 2.4));
    }

    /** BT.709 primaries to BT.2020 (BT.2087). */
    private static double[] wide(double[] rgb) {
        return new double[] {
            0.627404 * rgb[0] + 0.329283 * rgb[1] + 0.043313 * rgb[2],
            0.069097 * rgb[0] + 0.919540 * rgb[1] + 0.011362 * rgb[2],
            0.016391 * rgb[0] + 0.088013 * rgb[1] + 0.895595 * rgb[2]
        };
    }

    private static double pq(double light) {
        double power = Math.pow(light, 0.1593017578125);
        return Math.pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
    }

    /** On a screen of 1000 cd/m2: the inverse of the system gamma 1.2, which is of the brightness, then the camera's curve. */
    private static double[] hlg(double[] white) {
        double[] display = each(white, value -> value * REFERENCE_WHITE / 1000);
        double brightness = 0.2627 * display[0] + 0.6780 * display[1] + 0.0593 * display[2];
        double scale = brightness > 0 ? Math.pow(brightness, (1 - 1.2) / 1.2) : 0;
        return each(display, value -> {
            double scene = value * scale;
            return scene <= 1 / 12.0
                    ? Math.sqrt(3 * scene)
                    : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;
        });
    }

    private static double[] lab(double[] rgb) {
        double[] light = light(rgb);
        double x = (0.4124564 * light[0] + 0.3575761 * light[1] + 0.1804375 * light[2]) / 0.95047;
        double y = 0.2126729 * light[0] + 0.7151522 * light[1] + 0.0721750 * light[2];
        double z = (0.0193339 * light[0] + 0.1191920 * light[1] + 0.9503041 * light[2]) / 1.08883;
        double[] root =
                each(new double[] {x, y, z}, value -> value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0);
        return new double[] {116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }

    private static double[] each(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }
}
