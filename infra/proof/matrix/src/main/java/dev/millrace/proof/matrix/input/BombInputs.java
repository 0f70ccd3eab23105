package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Written.file;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.proof.matrix.attack.Bytes;
import dev.millrace.proof.matrix.attack.ForgedMovie;
import dev.millrace.proof.matrix.attack.Nested;
import dev.millrace.proof.matrix.attack.Pictures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Small files that demand much memory, time or disk. */
final class BombInputs {

    private static final byte[] JPEG = Pictures.jpeg(160, 120);

    private BombInputs() {}

    static List<MediaInput> all() {
        return Stream.of(pixels(), times(), headers()).flatMap(List::stream).toList();
    }

    private static List<MediaInput> pixels() {
        return List.of(
                movie(
                                "pixels-png",
                                "16000 x 16000 in a few kilobytes",
                                "png16k",
                                () -> ForgedMovie.of("png ", Pictures.png(16_000, 16_000))
                                        .size(16_000, 16_000)
                                        .times(30))
                        .fails(FailReason.SOURCE_TOO_LARGE),
                movie(
                                "pixels-png-hidden",
                                "the headers say 320 x 240",
                                "png16k hidden",
                                () -> ForgedMovie.of("png ", Pictures.png(16_000, 16_000))
                                        .times(30))
                        .fails(FailReason.SOURCE_TOO_LARGE),
                movie(
                                "pixels-png-60000",
                                "60000 x 60000",
                                "png60k",
                                () -> ForgedMovie.of("png ", Pictures.png(60_000, 60_000))
                                        .size(60_000, 60_000)
                                        .times(30))
                        .fails(FailReason.SOURCE_TOO_LARGE),
                file("pixels-mjpeg", "clip.avi")
                        .says("12000 x 9000")
                        .mime("video/x-msvideo")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=gray:s=12000x9000:r=10:d=0.3",
                                "-c:v",
                                "mjpeg",
                                "-pix_fmt",
                                "yuvj420p",
                                "-f",
                                "avi",
                                "{out}")
                        .fails(FailReason.SOURCE_TOO_LARGE),
                file("pixels-h264", "clip.mp4")
                        .says("9000 x 9000")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=gray:s=9000x9000:r=5:d=0.2",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-pix_fmt",
                                "yuv420p",
                                "-f",
                                "mp4",
                                "{out}")
                        .fails(FailReason.SOURCE_TOO_LARGE));
    }

    private static List<MediaInput> times() {
        return List.of(
                gap("gap-10-hours", "two frames ten hours apart", "N*36000", 2).fails(FailReason.SOURCE_TOO_LONG),
                gap("gap-50-minutes", "two frames fifty minutes apart", "N*3000", 2)
                        .fails(FailReason.SOURCE_UNREADABLE),
                gap("gap-amid-frames", "4000 frames, and an hour of nothing among them", "N/30+gt(N,2000)*3600", 4000)
                        .fails(FailReason.SOURCE_UNREADABLE),
                gap("endless-clip", "one frame a second for five hours", "N", 18_000)
                        .fails(FailReason.SOURCE_TOO_LONG),
                movie(
                                "endless-last-frame",
                                "the last frame is shown for 41 days",
                                "stts",
                                () -> ForgedMovie.of("jpeg", JPEG).times(2).timing(600, 1, 20, 1, 0x7FFFFFFF))
                        .fails(FailReason.SOURCE_TOO_LONG),
                movie(
                                "endless-edit-list",
                                "the headers say one second, the edit list plays it 20000 times",
                                "elst",
                                () -> ForgedMovie.of("jpeg", JPEG).times(30).repeated(20_000))
                        .fails(FailReason.SOURCE_UNREADABLE),
                movie(
                                "slow-ticks",
                                "one tick a second, 50000 frames claimed",
                                "slow 2",
                                () -> ForgedMovie.of("jpeg", JPEG)
                                        .claims(50_000, JPEG.length)
                                        .timing(1, 50_000, 1))
                        .fails(FailReason.SOURCE_TOO_LONG));
    }

    private static List<MediaInput> headers() {
        return List.of(
                movie(
                                "samples-2-billion",
                                "two thousand million samples in the table",
                                "stsz2g",
                                () -> ForgedMovie.of("jpeg", JPEG)
                                        .claims(0x7FFFFFFFL, 100)
                                        .timing(600, 0x7FFFFFFFL, 1))
                        .fails(FailReason.SOURCE_TOO_LONG),
                movie(
                                "samples-huge",
                                "one sample of two gigabytes",
                                "stsz huge",
                                () -> ForgedMovie.of("jpeg", JPEG)
                                        .claims(30, 0x7FFFFFFFL)
                                        .timing(600, 30, 20))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("boxes-deep", "clip.mp4")
                        .says("20000 boxes within each other")
                        .bytes("deep 20000", tools -> Bytes.joined(Boxes.fileType(), Nested.deep("moov", 20_000)))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("boxes-many", "clip.mp4")
                        .says("a million empty boxes")
                        .bytes("many", tools -> Bytes.joined(Boxes.fileType(), Nested.many("free", 1_000_000)))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("box-oversized", "clip.mp4")
                        .says("a box larger than any disk")
                        .bytes("oversized", tools -> Bytes.joined(Boxes.fileType(), Nested.oversized("moov")))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("box-of-no-size", "clip.mov")
                        .mime("video/quicktime")
                        .says("boxes of zero bytes")
                        .bytes(
                                "zero size",
                                tools -> Bytes.joined(
                                        Boxes.quickTime(), Boxes.number(0), Bytes.ascii("wide"), new byte[4096]))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("movie-packed", "clip.mov")
                        .mime("video/quicktime")
                        .says("an index that unpacks to 200 MB")
                        .bytes("cmov", tools -> Bytes.joined(Boxes.quickTime(), Nested.packedMovie(200_000_000)))
                        .fails(FailReason.SOURCE_UNREADABLE),
                movie(
                                "ticks-zero",
                                "zero ticks a second: with one, as readers take it, each picture stands for 20 seconds",
                                "ticks0",
                                () -> ForgedMovie.of("jpeg", JPEG).times(30).timing(0, 30, 20))
                        .plays(new Expected.Ready(160, 240, 600, 0.05, 0.1, 0, 0, EnumSet.of(Trait.FEW_FRAMES))),
                streams("streams-201", 201).fails(FailReason.SOURCE_TOO_LARGE),
                movie(
                                "nothing-to-see",
                                "a frame of no size",
                                "size0",
                                () -> ForgedMovie.of("zzzz", JPEG).size(0, 0).times(30))
                        .fails(FailReason.SOURCE_UNREADABLE));
    }

    private interface Forgery {
        ForgedMovie make();
    }

    private static Written movie(String name, String says, String version, Forgery forgery) {
        return file(name, "clip.mov")
                .says(says)
                .mime("video/quicktime")
                .bytes(version, tools -> forgery.make().bytes());
    }

    /** Frames at chosen times. */
    private static Written gap(String name, String says, String seconds, int frames) {
        return file(name, "clip.mp4")
                .says(says)
                .ffmpeg(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=gray:s=160x120:r=30,trim=end_frame=" + frames + ",setpts='(" + seconds + ")/TB'",
                        "-fps_mode",
                        "passthrough",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-bf",
                        "0",
                        "-pix_fmt",
                        "yuv420p",
                        "-video_track_timescale",
                        "600",
                        "-f",
                        "mp4",
                        "{out}");
    }

    private static Written streams(String name, int count) {
        List<String> arguments = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "color=gray:s=64x64:r=10:d=1", "-f", "lavfi", "-i", "sine=440:d=1", "-map", "0"));
        for (int i = 1; i < count; i++) {
            arguments.addAll(List.of("-map", "1"));
        }
        arguments.addAll(List.of(
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "pcm_s16le",
                "-f",
                "mov",
                "{out}"));
        return file(name, "clip.mov")
                .says(count + " tracks")
                .mime("video/quicktime")
                .ffmpeg(arguments.toArray(String[]::new));
    }
}
