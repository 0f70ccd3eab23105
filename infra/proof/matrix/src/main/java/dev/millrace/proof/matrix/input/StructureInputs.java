package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;

/** Additional content and unusual layouts of containers. */
final class StructureInputs {

    private static final String SUBTITLES =
            "data:text/plain;base64,MQowMDowMDowMCwxMDAgLS0+IDAwOjAwOjAxLDUwMApIZWxsbwo=";

    private StructureInputs() {}

    static List<MediaInput> all() {
        return List.of(
                mp4("moov-first").options("-movflags", "+faststart").ready(),
                mp4("moov-last").options("-movflags", "-faststart").ready(),
                mp4("cmaf")
                        .options("-movflags", "+cmaf+frag_keyframe+empty_moov")
                        .ready(),
                mp4("hybrid-fragmented")
                        .says("what recorders write against power cuts")
                        .options("-movflags", "+hybrid_fragmented")
                        .ready(),
                mp4("fragment-per-frame")
                        .options("-movflags", "+frag_every_frame+empty_moov")
                        .ready(),
                mp4("edit-list-cut")
                        .says("a quarter of a second cut away by an edit list")
                        .seconds(3)
                        .pass("-ss", "0.25", "-i", FfmpegRecipe.IN, "-map", "0", "-c", "copy", FfmpegRecipe.OUT)
                        .lasts(2.75, 0)
                        .ready(),
                mov("edit-list-cut-bframes")
                        .says("trimmed on the phone")
                        .seconds(3)
                        .h264("-preset", "veryfast", "-bf", "2")
                        .pass("-ss", "0.7", "-i", FfmpegRecipe.IN, "-map", "0", "-c", "copy", FfmpegRecipe.OUT)
                        .lasts(2.3, 0)
                        .ready(),
                mov("timecode-track")
                        .says("tmcd, as cameras write")
                        .options("-timecode", "01:00:00:00")
                        .ready(),
                mov("timecode-drop-frame")
                        .rate("30000/1001")
                        .options("-timecode", "10:09:59;28")
                        .ready(),
                mp4("subtitle-track")
                        .input("-f", "srt", "-i", SUBTITLES)
                        .options("-map", "0", "-map", "1", "-map", "2", "-c:s", "mov_text")
                        .ready(),
                mp4("cover-art")
                        .says("a picture beside the video")
                        .input("-f", "lavfi", "-i", "color=red:s=640x640:r=1:d=1")
                        .options(
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-map",
                                "2",
                                "-c:v:1",
                                "png",
                                "-disposition:v:1",
                                "attached_pic")
                        .ready(),
                mov("two-pictures")
                        .says("the first is the default one")
                        .input("-f", "lavfi", "-i", "color=red:s=640x360:r=30:d=2")
                        .options(
                                "-map",
                                "0",
                                "-map",
                                "2",
                                "-map",
                                "1",
                                "-disposition:v:0",
                                "default",
                                "-disposition:v:1",
                                "0")
                        .ready(),
                mp4("position")
                        .says("carries where it was taken")
                        .options(
                                "-metadata",
                                "location=+52.5200+013.4050/",
                                "-metadata",
                                "title=<b>\"quotes\" & more</b>")
                        .ready(),
                mp4("named-m4v")
                        .named("video/mp4", "mp4")
                        .options("-brand", "M4V ")
                        .ready(),
                mp4("negative-offsets")
                        .h264("-preset", "veryfast", "-bf", "2")
                        .options("-movflags", "+negative_cts_offsets")
                        .ready(),
                mp4("fine-timescale")
                        .says("a tick of a microsecond")
                        .options("-video_track_timescale", "1000000")
                        .ready(),
                mov("no-ftyp")
                        .says("QuickTime before 2001")
                        .changed("ftyp becomes free", bytes -> Bytes.replaced(bytes, "ftyp", "free"))
                        .ready(),
                mp4("free-in-front")
                        .says("a megabyte of nothing behind ftyp")
                        .options("-moov_size", "1000000")
                        .ready(),
                avi("avi-without-index")
                        .changed("idx1 becomes JUNK", bytes -> Bytes.replaced(bytes, "idx1", "JUNK"))
                        .ready(),
                mp4("mov-named-mp4")
                        .says("QuickTime under another name")
                        .options("-brand", "qt  ")
                        .ready(),
                mov("mp4-named-mov").options("-brand", "isom").ready(),
                mp4("garbage-behind")
                        .says("text appended by a transfer")
                        .changed(
                                "text behind",
                                bytes -> Bytes.joined(
                                        bytes,
                                        "-----BOUNDARY--"
                                                .repeat(50)
                                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                        .ready());
    }
}
