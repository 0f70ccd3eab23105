package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.threeGp;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import java.util.List;
import java.util.stream.Stream;

/** The five containers with the codecs found in them. */
final class CodecInputs {

    private CodecInputs() {}

    static List<MediaInput> all() {
        return Stream.of(inMp4(), inMov(), inThreeGp(), inAvi(), inWmv())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> inMp4() {
        return List.of(
                mp4("mp4-h264-aac").says("what most phones make").ready(),
                mp4("mp4-hevc-aac").says("newer phones").hevc().ready(),
                mp4("mp4-hevc10-aac").hevc().pixels("yuv420p10le").ready(),
                mp4("mp4-hev1")
                        .says("HEVC with parameter sets in the stream")
                        .hevc("-tag:v", "hev1")
                        .ready(),
                mp4("mp4-mpeg4-aac")
                        .says("cameras of the 2000s")
                        .picture("mpeg4", "-q:v", "3")
                        .untagged()
                        .ready(),
                mp4("mp4-h264-mp3").sound("libmp3lame", 44100, "stereo").ready(),
                mp4("mp4-h264-ac3").sound("ac3", 48000, "stereo").ready(),
                mp4("mp4-h264-eac3").sound("eac3", 48000, "stereo").ready(),
                mp4("mp4-h264-alac").sound("alac", 48000, "stereo").ready(),
                mp4("mp4-h264-flac").sound("flac", 48000, "stereo").ready(),
                mp4("mp4-h264-opus").sound("libopus", 48000, "stereo").ready(),
                mp4("mp4-vp9-aac")
                        .picture("libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M")
                        .ready(),
                mp4("mp4-av1-aac")
                        .picture("libsvtav1", "-preset", "12", "-crf", "25", "-svtav1-params", "lp=1")
                        .ready(),
                mp4("mp4-mpeg2").picture("mpeg2video", "-q:v", "3").ready(),
                mp4("mp4-mpeg1").picture("mpeg1video", "-q:v", "3").untagged().ready(),
                mp4("mp4-mjpeg")
                        .says("action cameras' time lapse")
                        .picture("mjpeg", "-q:v", "3")
                        .pixels("yuvj420p")
                        .colour(Colour.JPEG)
                        .ready(),
                mp4("mp4-fragmented")
                        .says("screen recorders and browsers")
                        .options("-movflags", "+frag_keyframe+empty_moov")
                        .ready());
    }

    private static List<MediaInput> inMov() {
        return List.of(
                mov("mov-h264-aac").says("older iPhones").ready(),
                mov("mov-hevc-aac").says("iPhones").hevc().ready(),
                mov("mov-h264-pcm").sound("pcm_s16le", 48000, "stereo").ready(),
                mov("mov-h264-pcm24be").sound("pcm_s24be", 48000, "stereo").ready(),
                mov("mov-h264-pcm-float").sound("pcm_f32le", 48000, "stereo").ready(),
                mov("mov-h264-alaw").sound("pcm_alaw", 8000, "mono").ready(),
                mov("mov-h264-mulaw").sound("pcm_mulaw", 8000, "mono").ready(),
                mov("mov-h264-adpcm").sound("adpcm_ima_qt", 44100, "stereo").ready(),
                mov("mov-prores-proxy")
                        .picture("prores_ks", "-profile:v", "0")
                        .pixels("yuv422p10le")
                        .ready(),
                mov("mov-prores-hq")
                        .says("iPhone Pro")
                        .picture("prores_ks", "-profile:v", "3")
                        .pixels("yuv422p10le")
                        .sound("pcm_s24le", 48000, "stereo")
                        .ready(),
                mov("mov-prores-4444")
                        .picture("prores_ks", "-profile:v", "4")
                        .pixels("yuva444p10le")
                        .ready(),
                mov("mov-dnxhr")
                        .picture("dnxhd", "-profile:v", "dnxhr_sq")
                        .pixels("yuv422p")
                        .ready(),
                mov("mov-mjpeg-pcm")
                        .picture("mjpeg", "-q:v", "3")
                        .pixels("yuvj422p")
                        .colour(Colour.JPEG)
                        .sound("pcm_u8", 11025, "mono")
                        .ready(),
                mov("mov-png")
                        .says("screen captures")
                        .picture("png")
                        .pixels("rgb24")
                        .colour(Colour.RGB)
                        .ready(),
                mov("mov-qtrle")
                        .picture("qtrle")
                        .pixels("rgb24")
                        .colour(Colour.RGB)
                        .ready(),
                mov("mov-raw")
                        .picture("rawvideo")
                        .pixels("uyvy422")
                        .untagged()
                        .seconds(1)
                        .ready(),
                mov("mov-jpeg2000")
                        .picture("jpeg2000", "-q:v", "3")
                        .pixels("yuv420p")
                        .untagged()
                        .ready(),
                mov("mov-svq1")
                        .says("QuickTime of the 1990s")
                        .picture("svq1", "-q:v", "3")
                        .pixels("yuv410p")
                        .untagged()
                        .floor(0.8)
                        .ready(),
                mov("mov-h263")
                        .picture("h263", "-q:v", "3")
                        .size(352, 288)
                        .untagged()
                        .ready());
    }

    private static List<MediaInput> inThreeGp() {
        return List.of(
                threeGp("3gp-h263-amrnb").says("phones before 2007").ready(),
                threeGp("3gp-h263-cif-amrnb").size(352, 288).ready(),
                threeGp("3gp-mpeg4-aac")
                        .picture("mpeg4", "-q:v", "3")
                        .sound("aac", 44100, "mono")
                        .ready(),
                threeGp("3gp-mpeg4-amrnb").picture("mpeg4", "-q:v", "3").ready(),
                threeGp("3gp-h264-amrwb")
                        .h264("-profile:v", "baseline")
                        .colour(Colour.BT601)
                        .sound("libvo_amrwbenc", 16000, "mono")
                        .ready(),
                threeGp("3gp-h264-aac")
                        .h264("-profile:v", "baseline")
                        .colour(Colour.BT601)
                        .size(320, 240)
                        .sound("aac", 48000, "stereo")
                        .ready(),
                threeGp("3g2-h264-aac")
                        .named("video/3gpp2", "3g2")
                        .h264("-profile:v", "baseline")
                        .colour(Colour.BT601)
                        .sound("aac", 22050, "mono")
                        .ready());
    }

    private static List<MediaInput> inAvi() {
        return List.of(
                avi("avi-mpeg4-mp3").says("DivX days").ready(),
                avi("avi-xvid-ac3")
                        .picture("mpeg4", "-q:v", "3", "-tag:v", "XVID", "-bf", "2")
                        .sound("ac3", 48000, "stereo")
                        .ready(),
                avi("avi-mjpeg-pcm")
                        .says("compact cameras")
                        .picture("mjpeg", "-q:v", "3")
                        .pixels("yuvj422p")
                        .colour(Colour.JPEG)
                        .sound("pcm_u8", 8000, "mono")
                        .ready(),
                avi("avi-msmpeg4v3-mp3").picture("msmpeg4", "-q:v", "3").ready(),
                avi("avi-msmpeg4v2").picture("msmpeg4v2", "-q:v", "3").ready(),
                avi("avi-h264-mp3").h264("-bf", "0").ready(),
                avi("avi-h264-aac")
                        .h264("-bf", "0")
                        .sound("aac", 48000, "stereo")
                        .ready(),
                avi("avi-mpeg2").picture("mpeg2video", "-q:v", "3").ready(),
                avi("avi-huffyuv")
                        .picture("huffyuv")
                        .pixels("yuv422p")
                        .sound("pcm_s16le", 44100, "stereo")
                        .ready(),
                avi("avi-ffv1").picture("ffv1").ready(),
                avi("avi-raw")
                        .picture("rawvideo", "-tag:v", "YUY2")
                        .pixels("yuyv422")
                        .seconds(1)
                        .sound("pcm_s16le", 44100, "stereo")
                        .ready(),
                avi("avi-dv")
                        .says("tape cameras")
                        .picture("dvvideo")
                        .size(768, 576)
                        .squeezed(720, 576, "16/15")
                        .rate("25")
                        .pixels("yuv420p")
                        .sound("pcm_s16le", 48000, "stereo")
                        .with(Trait.INTERLACED)
                        .floor(0.85)
                        .ready(),
                avi("avi-cinepak")
                        .picture("cinepak")
                        .pixels("rgb24")
                        .colour(Colour.RGB)
                        .seconds(1)
                        .floor(0.85)
                        .ready(),
                avi("avi-zmbv")
                        .says("screen recordings of games")
                        .picture("zmbv")
                        .pixels("bgr0")
                        .colour(Colour.RGB)
                        .ready(),
                avi("avi-wmv1-adpcm")
                        .picture("wmv1", "-q:v", "3")
                        .sound("adpcm_ms", 22050, "mono")
                        .ready(),
                avi("avi-silent").silent().ready());
    }

    private static List<MediaInput> inWmv() {
        return List.of(
                wmv("wmv-wmv2-wmav2").says("Windows Movie Maker").ready(),
                wmv("wmv-wmv1-wmav1")
                        .picture("wmv1", "-q:v", "3")
                        .sound("wmav1", 44100, "stereo")
                        .ready(),
                wmv("wmv-msmpeg4-mp3")
                        .picture("msmpeg4", "-q:v", "3")
                        .sound("libmp3lame", 44100, "stereo")
                        .ready(),
                wmv("wmv-mpeg4").picture("mpeg4", "-q:v", "3").ready(),
                wmv("wmv-mjpeg-pcm")
                        .picture("mjpeg", "-q:v", "3")
                        .pixels("yuvj420p")
                        .colour(Colour.JPEG)
                        .sound("pcm_s16le", 44100, "stereo")
                        .ready(),
                wmv("wmv-h264").h264("-bf", "0").colour(Colour.BT601).ready(),
                wmv("wmv-silent").silent().ready(),
                wmv("asf-named-asf").named("video/x-ms-asf", "asf").ready());
    }
}
