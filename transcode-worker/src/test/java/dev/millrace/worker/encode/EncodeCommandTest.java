package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EncodeCommandTest {

    private static final SourceFacts.Audio SOUND = new SourceFacts.Audio(1, "aac", 2, "und");
    private static final FfmpegProperties FFMPEG = new FfmpegProperties(
            null,
            null,
            Path.of("cache"),
            List.of("mov", "avi", "asf"),
            64,
            67108864,
            DataSize.ofGigabytes(4),
            DataSize.ofGigabytes(4),
            10,
            2);
    private static final EncodeProperties ENCODE = new EncodeProperties(
            EncodeProperties.ReadyAt.ALL, "veryfast", 23, 128, Duration.ofSeconds(60), Duration.ofSeconds(60), 10);

    @Test
    void aFullLadderWithSound() {
        assertThat(command(1920, 1080, false, SOUND)).isEqualTo("""
                        -nostdin
                        -hide_banner
                        -v level+warning
                        -y
                        -progress pipe:1
                        -stats_period 1
                        -filter_complex_threads 2
                        -protocol_whitelist file
                        -format_whitelist mov,avi,asf
                        -max_streams 64
                        -max_pixels 67108864
                        -threads 2
                        -i file:/scratch/source
                        -filter_complex [0:0]fps=30/1:start_time=0,\
                        scale=1920:1080:flags=bicubic:out_range=tv:out_color_matrix=bt709,format=yuv420p,setsar=1,\
                        split=3[v0][s1][s2];\
                        [s1]scale=1280:720:flags=bicubic,setsar=1[v1];\
                        [s2]scale=854:480:flags=bicubic,setsar=1[v2];\
                        [0:1]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo,\
                        apad=whole_dur=62.500000,atrim=end=62.500000[aud]
                        -map [v0]
                        -map [v1]
                        -map [v2]
                        -map [aud]
                        -map_metadata -1
                        -map_chapters -1
                        -sn
                        -dn
                        -c:v libx264
                        -preset veryfast
                        -profile:v high
                        -crf 23
                        -threads 2
                        -g 60
                        -keyint_min 60
                        -sc_threshold 0
                        -pix_fmt yuv420p
                        -color_primaries bt709
                        -color_trc bt709
                        -colorspace bt709
                        -color_range tv
                        -maxrate:v:0 5000k
                        -bufsize:v:0 7500k
                        -b:v:0 0
                        -maxrate:v:1 2800k
                        -bufsize:v:1 4200k
                        -b:v:1 0
                        -maxrate:v:2 1200k
                        -bufsize:v:2 1800k
                        -b:v:2 0
                        -c:a aac
                        -b:a:0 128k
                        -f dash
                        -seg_duration 5.9833
                        -use_template 1
                        -use_timeline 1
                        -init_seg_name $RepresentationID$/init.mp4
                        -media_seg_name $RepresentationID$/seg_$Number%05d$.m4s
                        -adaptation_sets id=0,streams=0 id=1,streams=1 id=2,streams=2 id=3,streams=3
                        -format_options movflags=+cmaf+frag_keyframe+skip_sidx
                        ffmpeg.mpd""");
    }

    @Test
    void oneRungNeedsNoSplitAndSilenceNoSound() {
        assertThat(command(640, 360, false, null))
                .contains("setsar=1[v0]\n", "-adaptation_sets id=0,streams=0\n")
                .doesNotContain("split", "aac", "[aud]");
    }

    @Test
    void halfFramesAreMadeWholeFirst() {
        assertThat(command(640, 360, true, null)).contains("[0:0]bwdif=mode=send_frame:deint=interlaced,fps=30/1");
    }

    private static String command(int width, int height, boolean isInterlaced, SourceFacts.Audio audio) {
        SourceFacts facts = new SourceFacts(62.5, 0, "h264", width, height, new Rational(30, 1), isInterlaced, audio);
        Plan plan = Plan.of(facts, List.of());
        List<String> words = new EncodeCommand(ENCODE, FFMPEG)
                .arguments(
                        Path.of("/scratch/source"), facts, plan, plan.passes().get(0));
        // one option with its value per line; "-1" is a value
        return String.join(" ", words).replaceAll(" (-[a-z]|ffmpeg\\.mpd)", "\n$1");
    }
}
