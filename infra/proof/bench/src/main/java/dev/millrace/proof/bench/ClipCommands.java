package dev.millrace.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the clips: a hand-held pan over a picture full of edges, texture and gradients, with sensor noise and speech-like
 * sound. Twenty seconds are encoded, in which the pan returns to its start; longer clips repeat them without encoding.
 */
final class ClipCommands {

    static final Duration BASE = Duration.ofSeconds(20);

    /** why: rendered small and enlarged, because the deep part of the set is slow. */
    private static final String SET =
            "mandelbrot=size=1440x900:rate=1" + ":start_x=-0.7463:start_y=0.1102:start_scale=0.012:end_scale=0.012";

    private static final String PICTURE =
            "scale=2880:1800:flags=lanczos,format=yuv444p,eq=saturation=0.45" + ",noise=alls=8:all_seed=7,format=rgb24";

    /** A slow pan of 20 s and the shake of a hand; both end where they start. */
    private static final String PAN = "loop=loop=-1:size=1:start=0,setpts=N/30/TB,format=yuv420p,crop=1920:1080"
            + ":x='480+420*sin(2*PI*t/20)+8*sin(2*PI*t*2.3)':y='360+320*sin(2*PI*t/10)+6*sin(2*PI*t*3.1)',setsar=1";

    private static final String SENSOR = ",noise=alls=10:allf=t:all_seed=9";

    /** why: the encoder prefers the picture's tags to its options. */
    private static final String AS_SDR = ",setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private static final String TO_HLG = ",zscale=min=bt709:pin=bt709:tin=bt709:rin=limited"
            + ":m=bt2020nc:p=bt2020:t=arib-std-b67:r=limited,format=yuv420p10le";

    private static final String SPEECH = "anoisesrc=color=pink:amplitude=0.5:seed=3:sample_rate=48000"
            + ",highpass=f=120,lowpass=f=3500,tremolo=f=4:d=0.9,tremolo=f=0.4:d=0.6,aformat=channel_layouts=stereo";

    private ClipCommands() {}

    static List<String> still(Path still) {
        return List.of("-y", "-f", "lavfi", "-i", SET, "-frames:v", "1", "-vf", PICTURE, still.toString());
    }

    static List<String> base(ClipKind kind, Duration length, Path still, Path base) {
        List<String> words = new ArrayList<>(List.of("-y", "-i", still.toString(), "-vf"));
        words.add(PAN + filters(kind));
        words.addAll(List.of("-r", "30", "-t", String.valueOf(length.toSeconds())));
        words.addAll(codec(kind));
        words.add(base.toString());
        return words;
    }

    static List<String> clip(Duration length, Path base, Path clip) {
        return List.of(
                "-y",
                "-stream_loop",
                "-1",
                "-i",
                base.toString(),
                "-f",
                "lavfi",
                "-i",
                SPEECH,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-t",
                String.valueOf(length.toSeconds()),
                "-movflags",
                "+faststart",
                clip.toString());
    }

    private static String filters(ClipKind kind) {
        return switch (kind) {
            case H264 -> SENSOR + AS_SDR;
            case STREAMABLE -> AS_SDR;
            case HLG -> SENSOR + TO_HLG;
        };
    }

    private static List<String> codec(ClipKind kind) {
        return switch (kind) {
            case H264 -> h264("17M", "20M");
            case STREAMABLE -> h264("4.5M", "4.9M");
            case HLG -> hevc();
        };
    }

    /** A closed GOP each second without B-frames, like phones. */
    private static List<String> h264(String rate, String peak) {
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-profile:v",
                "high",
                "-pix_fmt",
                "yuv420p",
                "-b:v",
                rate,
                "-maxrate",
                peak,
                "-bufsize",
                peak,
                "-g",
                "30",
                "-keyint_min",
                "30",
                "-sc_threshold",
                "0",
                "-bf",
                "0");
    }

    private static List<String> hevc() {
        String parameters = "log-level=error:bframes=0:keyint=30:min-keyint=30:scenecut=0:open-gop=0:bitrate=10000"
                + ":vbv-maxrate=12000:vbv-bufsize=12000:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"
                + ":range=limited";
        return List.of("-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1", "-x265-params", parameters);
    }
}
