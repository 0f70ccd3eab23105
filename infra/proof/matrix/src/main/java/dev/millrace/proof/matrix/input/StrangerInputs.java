package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Written.file;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;
import java.util.stream.Stream;

/** Not a video, or not an accepted kind: by name, by first bytes, or by content. */
final class StrangerInputs {

    private static final String CLIP = "testsrc2=s=320x240:r=30:d=1";
    private static final String TONE = "sine=440:d=1";

    private static final String[] WEBM = {
        "-f",
        "lavfi",
        "-i",
        CLIP,
        "-c:v",
        "libvpx-vp9",
        "-cpu-used",
        "8",
        "-deadline",
        "realtime",
        "-f",
        "webm",
        "{out}"
    };

    private StrangerInputs() {}

    static List<MediaInput> all() {
        return Stream.of(refusedAtOnce(), refusedByTheirBytes(), withoutPicture())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> refusedAtOnce() {
        return List.of(
                file("empty", "empty.mp4").says("no byte at all").refused(400),
                file("too-large", "large.mp4")
                        .says("declares one byte more than 1.5 GiB")
                        .declares(1_610_612_737L)
                        .refused(413),
                file("mime-text", "notes.txt")
                        .mime("text/plain")
                        .text("Milk, bread, eggs\n")
                        .refused(415),
                file("mime-image", "photo.jpg")
                        .mime("image/jpeg")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-frames:v", "1", "{out}")
                        .refused(415),
                file("mime-webm", "clip.webm")
                        .says("off unless switched on")
                        .mime("video/webm")
                        .ffmpeg(WEBM)
                        .refused(415),
                file("mime-audio", "song.mp3")
                        .mime("audio/mpeg")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "{out}")
                        .refused(415));
    }

    private static List<MediaInput> refusedByTheirBytes() {
        return List.of(
                file("one-byte", "tiny.mp4").text("x").refused(415),
                file("text", "notes.mp4").text("Milk, bread, eggs\n".repeat(40)).refused(415),
                file("html", "page.mp4")
                        .says("an error page saved as a video")
                        .text("<!DOCTYPE html><html><body>404</body></html>")
                        .refused(415),
                file("json", "answer.mov")
                        .mime("video/quicktime")
                        .text("{\"error\":\"expired\"}")
                        .refused(415),
                file("zeros", "zeros.mp4")
                        .bytes("zeros", tools -> new byte[100_000])
                        .refused(415),
                file("random", "random.mp4")
                        .bytes("random", tools -> Bytes.random(100_000))
                        .refused(415),
                file("png-image", "photo.mp4")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                CLIP,
                                "-frames:v",
                                "1",
                                "-c:v",
                                "png",
                                "-f",
                                "image2",
                                "-update",
                                "1",
                                "{out}")
                        .refused(415),
                file("jpeg-image", "photo.mov")
                        .mime("video/quicktime")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                CLIP,
                                "-frames:v",
                                "1",
                                "-c:v",
                                "mjpeg",
                                "-f",
                                "image2",
                                "-update",
                                "1",
                                "{out}")
                        .refused(415),
                file("gif", "funny.mp4")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-f", "gif", "{out}")
                        .refused(415),
                file("mp3", "song.mp4")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "libmp3lame", "-f", "mp3", "{out}")
                        .refused(415),
                file("wav", "song.avi")
                        .says("RIFF, but no AVI")
                        .mime("video/x-msvideo")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-f", "wav", "{out}")
                        .refused(415),
                file("ogg", "song.wmv")
                        .mime("video/x-ms-wmv")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "libopus", "-f", "ogg", "{out}")
                        .refused(415),
                file("webm-named-mp4", "clip.mp4").ffmpeg(WEBM).refused(415),
                file("mkv-named-avi", "clip.avi")
                        .mime("video/x-msvideo")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-c:v", "mpeg4", "-f", "matroska", "{out}")
                        .refused(415),
                file("ts-named-mp4", "broadcast.mp4")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-c:v", "mpeg2video", "-f", "mpegts", "{out}")
                        .refused(415),
                file("flv-named-mp4", "stream.mp4")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-c:v", "flv", "-f", "flv", "{out}")
                        .refused(415),
                file("raw-h264", "stream.mp4")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                CLIP,
                                "-c:v",
                                "libx264",
                                "-pix_fmt",
                                "yuv420p",
                                "-f",
                                "h264",
                                "{out}")
                        .refused(415),
                file("zip", "archive.mp4")
                        .bytes("zip", tools -> Bytes.joined(Bytes.ascii("PK\003\004"), Bytes.random(5000)))
                        .refused(415));
    }

    private static List<MediaInput> withoutPicture() {
        return List.of(
                file("audio-only-mp4", "song.mp4")
                        .says("an m4a under another name")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "aac", "-f", "mp4", "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("audio-only-mov", "song.mov")
                        .mime("video/quicktime")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "pcm_s16le", "-f", "mov", "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("audio-only-3gp", "memo.3gp")
                        .says("a voice memo")
                        .mime("video/3gpp")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                TONE,
                                "-ar",
                                "8000",
                                "-ac",
                                "1",
                                "-c:a",
                                "libopencore_amrnb",
                                "-f",
                                "3gp",
                                "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("audio-only-avi", "song.avi")
                        .mime("video/x-msvideo")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "libmp3lame", "-f", "avi", "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("audio-only-wma", "song.wmv")
                        .mime("video/x-ms-wmv")
                        .ffmpeg("-f", "lavfi", "-i", TONE, "-c:a", "wmav2", "-f", "asf", "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("cover-art-only", "album.mp4")
                        .says("a song with its cover")
                        .ffmpeg(
                                "-f",
                                "lavfi",
                                "-i",
                                TONE,
                                "-f",
                                "lavfi",
                                "-i",
                                "color=red:s=600x600:r=1:d=1",
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c:a",
                                "aac",
                                "-c:v",
                                "png",
                                "-disposition:v",
                                "attached_pic",
                                "-f",
                                "mp4",
                                "{out}")
                        .fails(FailReason.NO_VIDEO_STREAM),
                file("no-track", "nothing.mp4")
                        .says("only a file type box")
                        .bytes("ftyp", tools -> Boxes.fileType())
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("unknown-codec", "strange.mov")
                        .says("a picture without a decoder")
                        .mime("video/quicktime")
                        .ffmpeg("-f", "lavfi", "-i", CLIP, "-c:v", "png", "-f", "mov", "{out}")
                        .changed("png becomes zzzz", bytes -> Bytes.replaced(bytes, "png ", "zzzz"))
                        .fails(FailReason.SOURCE_UNREADABLE));
    }
}
