package dev.millrace.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips in which each frame shows its number, as sixteen black and white bars, and what is read of them after any encode. */
final class BarcodeClips {

    private static final int BARS = 16;

    /** why: as little to encode as makes two renditions, of which the smaller one is at most 426 wide. */
    private static final String SIZE = "432:64";

    private BarcodeClips() {}

    /**
     * A clip of bars with sound.
     *
     * @param rate at which frames are numbered
     * @param filters of the picture
     * @param options of the encoder, in one line
     */
    static Path make(Path file, String rate, double seconds, String filters, String options) {
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i", bars(rate, seconds, filters)));
        words.addAll(List.of("-f", "lavfi", "-i", "sine=d=" + seconds));
        words.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac"));
        words.addAll(List.of(options.split(" ")));
        words.add(file.toString());
        Clips.ffmpeg(words.toArray(String[]::new));
        return file;
    }

    private static String bars(String rate, double seconds, String filters) {
        return "color=black:s=16x2:r=%s:d=%s,format=gray,geq=lum='235*mod(floor(N/pow(2,X)),2)',scale=%s:flags=neighbor,%s"
                .formatted(rate, seconds, SIZE, filters);
    }

    /** The number that each frame shows. */
    static List<Integer> numbers(Path video, boolean isUpright) throws IOException {
        Path gray = video.resolveSibling(video.getFileName() + ".gray");
        String turn = isUpright ? "" : "transpose=clock,";
        Clips.ffmpeg(
                "-i",
                video.toString(),
                "-map",
                "0:v",
                "-vf",
                turn + "scale=%d:1:flags=area,format=gray".formatted(BARS),
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                gray.toString());
        byte[] bars = Files.readAllBytes(gray);
        List<Integer> numbers = new ArrayList<>();
        for (int frame = 0; frame < bars.length / BARS; frame++) {
            int number = 0;
            for (int bar = 0; bar < BARS; bar++) {
                number |= (bars[frame * BARS + bar] & 0xFF) > 128 ? 1 << bar : 0;
            }
            numbers.add(number);
        }
        return numbers;
    }
}
