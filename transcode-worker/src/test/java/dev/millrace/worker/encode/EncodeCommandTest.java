package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.PlanProperties;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.Color;
import dev.millrace.worker.probe.Geometry;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.Sources;
import dev.millrace.worker.probe.Turn;
import dev.millrace.worker.probe.VideoStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Whole commands: what a line of a plan becomes in ffmpeg's words. */
class EncodeCommandTest {

    private static final Rational THIRTY = new Rational(30, 1);
    private static final Color HLG = new Color("yuv420p10le", "bt2020", "arib-std-b67", "bt2020nc", "tv");
    private static final Color PAL = new Color("yuv420p", "bt470bg", "bt470bg", "bt470bg", "tv");
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
            2,
            List.of());
    private static final EncodeProperties ENCODE = new EncodeProperties(
            EncodeProperties.ReadyAt.ALL,
            "veryfast",
            "faster",
            23,
            true,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            10);

    private static final String HEAD = """
            -nostdin
            -hide_banner
            -v repeat+level+warning
            -y
            -progress pipe:1
            -stats_period 1
            """;
    private static final String INPUT = """
            -protocol_whitelist file
            -format_whitelist mov,avi,asf
            -max_streams 64
            -max_pixels 67108864
            """;
    private static final String DECODED = HEAD + "-filter_complex_threads 2\n" + INPUT + """
            -noautorotate
            -apply_cropping codec
            -reinit_filter:v 0
            -threads 2
            -i file:/scratch/source
            """;
    private static final String ONE_FORM = """
            -filter_complex [0:1]aresample=48000:ochl=stereo:rematrix_maxval=1,\
            aformat=sample_fmts=flt:sample_rates=48000:channel_layouts=stereo[heard]
            -map [heard]
            -c:a pcm_f32le
            -f null -
            -dec 0:0
            """;
    private static final String STEREO = """
            -filter_complex [dec:0]aresample=48000:async=1:min_hard_comp=0.03:first_pts=0,\
            aformat=sample_fmts=fltp,apad=whole_dur=62.500000,asplit[source][judged];\
            [judged]aresample=8000,silencedetect=noise=-60dB:duration=0.2,\
            ametadata=mode=print:file=silence.txt,anullsink;\
            [source]volume=4.26dB,aresample=96000,alimiter=limit=0.84:level=0:latency=1,aresample=48000,\
            aformat=sample_fmts=fltp:channel_layouts=stereo,apad=whole_dur=62.500000,atrim=end=62.500000""";
    private static final String MONO = """
            channelsplit[left][right];[left]aphaseshift=shift=0[ahead];\
            [right]aphaseshift=shift=0.5[behind];[ahead][behind]amerge,pan=mono|c0=0.7071*c0+0.7071*c1,\
            alimiter=limit=0.84:level=0:latency=1[audio-mono]
            """;
    private static final String NOTHING_ELSE = """
            -map_metadata -1
            -map_chapters -1
            -sn
            -dn
            """;
    private static final String X264 = NOTHING_ELSE + """
            -c:v libx264
            -crf 23
            -threads 2
            -sc_threshold 0
            -pix_fmt yuv420p
            -color_primaries bt709
            -color_trc bt709
            -colorspace bt709
            -color_range tv
            """;

    private static final Chunk CHUNK = new Chunk(5, 5, false);
    private static final String CHUNK_HEAD = HEAD + """
            -filter_complex_threads 4
            -copyts
            -start_at_zero
            -max_error_rate 1
            """;
    private static final String CHUNK_INPUT = INPUT + """
            -noautorotate
            -apply_cropping codec
            -reinit_filter:v 0
            -threads 2
            -i file:/scratch/source
            -filter_complex [0:0]scale=w=1920:h=1080:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
            pad=w=1920:h=1080:x=-1:y=-1:eval=frame,\
            fps=30/1%s,trim=start_pts=900:end_pts=1800,\
            """;
    private static final String CHUNK_REST = """
            zscale=w=1920:h=1080:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1,\
            split=3[v0][s1][s2];\
            [s1]zscale=w=1280:h=720:filter=bicubic,setsar=1[v1];\
            [s2]fps=15/1:round=up,trim=start_pts=450:end_pts=900,zscale=w=426:h=240:filter=bicubic,setsar=1[v2]
            -map [v0]
            -map [v1]
            -map [v2]
            """ + X264.replace("-threads 2", "-threads 1")
            + rendition(0, "veryfast", 60, 4703, 3947)
            + rendition(1, "veryfast", 60, 2634, 2210)
            + rendition(2, "faster", 30, 96, 52)
            + segments("5.9833", 3).replace("skip_sidx", "skip_sidx+frag_discont:fragment_index=16");

    @Test
    void theFirstPassOfA1080pSourceMakesTheLowestFullRenditionAndItsSound() {
        assertThat(command(source(1920, 1080, THIRTY, false, Sources.STEREO), 0))
                .isEqualTo(DECODED + ONE_FORM + STEREO + """
                [audio]
                -filter_complex [0:0]scale=w=1920:h=1080:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=1920:h=1080:x=-1:y=-1:eval=frame,\
                fps=30/1:start_time=0,\
                zscale=w=854:h=480:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1[v0]
                -map [v0]
                -map [audio]
                """ + X264 + rendition(0, "faster", 60, 1200, 1800) + """
                -c:a:0 aac
                -b:a:0 128k
                """
                        + segments("5.9833", 2));
    }

    @Test
    void theSecondPassMakesAllOthersAndTheSoundOfTheCellularRendition() {
        assertThat(command(source(1920, 1080, THIRTY, false, Sources.STEREO), 1))
                .isEqualTo(
                        DECODED + ONE_FORM + STEREO + "," + MONO + """
                -filter_complex [0:0]scale=w=1920:h=1080:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=1920:h=1080:x=-1:y=-1:eval=frame,\
                fps=30/1:start_time=0,\
                zscale=w=1920:h=1080:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1,\
                split=3[v0][s1][s2];\
                [s1]zscale=w=1280:h=720:filter=bicubic,setsar=1[v1];\
                [s2]fps=15/1:round=up,zscale=w=426:h=240:filter=bicubic,setsar=1[v2]
                -map [v0]
                -map [v1]
                -map [v2]
                -map [audio-mono]
                """ + X264 + rendition(0, "veryfast", 60, 5000, 7500)
                                + rendition(1, "veryfast", 60, 2800, 4200)
                                + rendition(2, "faster", 30, 100, 100) + """
                -c:a:0 aac
                -b:a:0 48k
                """ + segments("5.9833", 4));
    }

    @Test
    void inOnePassBothSoundsAreMadeOfOne() {
        SourceFacts source = source(1920, 1080, THIRTY, false, Sources.STEREO);

        assertThat(command(source, Plans.of(source, List.of()).inOneGo(), 0))
                .contains(ONE_FORM + STEREO + ",asplit=2[audio][split-audio-mono];[split-audio-mono]" + MONO)
                .contains("-map [audio]\n-map [audio-mono]\n");
    }

    @Test
    void sixtyFramesAreKeptAtTheTopAndHalvedElsewhere() {
        SourceFacts source = source(1280, 720, new Rational(60000, 1001), false, null);
        Plan plan =
                Plans.of(source, List.of(), new PlanProperties(true, true, 128)).inOneGo();

        assertThat(command(source, plan, 0))
                .isEqualTo(DECODED + """
                -filter_complex [0:0]scale=w=1280:h=720:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=1280:h=720:x=-1:y=-1:eval=frame,\
                fps=60000/1001:start_time=0,\
                zscale=w=1280:h=720:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1,\
                split=3[v0][s1][s2];\
                [s1]fps=30000/1001:round=up,zscale=w=854:h=480:filter=bicubic,setsar=1[v1];\
                [s2]fps=15000/1001:round=up,zscale=w=426:h=240:filter=bicubic,setsar=1[v2]
                -map [v0]
                -map [v1]
                -map [v2]
                """ + X264 + rendition(0, "veryfast", 120, 4200, 6300)
                        + rendition(1, "faster", 60, 1200, 1800)
                        + rendition(2, "faster", 30, 100, 100)
                        + segments("5.9977", 3));
    }

    @Test
    void aTinySilentSourceNeedsOnePassWithoutSplitAndWithoutSound() {
        SourceFacts source = source(320, 240, THIRTY, false, null);

        assertThat(Plans.of(source, List.of()).passes()).hasSize(1);
        assertThat(command(source, 0))
                .isEqualTo(DECODED + """
                -filter_complex [0:0]scale=w=320:h=240:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=320:h=240:x=-1:y=-1:eval=frame,\
                fps=30/1:start_time=0,\
                zscale=w=320:h=240:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1[v0]
                -map [v0]
                """ + X264 + rendition(0, "faster", 60, 225, 337) + segments("5.9833", 1));
    }

    @Test
    void aCopyStandsBesideWhatIsEncoded() {
        Rendition copied = new Rendition("1080p", 1920, 1080, THIRTY, 5000, true, "audio");
        Rendition cellular = new Rendition("240p", 426, 240, new Rational(15, 1), 100, false, "audio-mono");
        Plan plan = new Plan(List.of(new Pass(List.of(copied, cellular), List.of())));

        assertThat(command(source(1920, 1080, THIRTY, false, Sources.STEREO), plan, 0))
                .isEqualTo(DECODED + """
                -filter_complex [0:0]scale=w=1920:h=1080:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=1920:h=1080:x=-1:y=-1:eval=frame,\
                fps=30/1:start_time=0,fps=15/1:round=up,\
                zscale=w=426:h=240:filter=bicubic:rin=tv:min=709:tin=709:t=709:pin=709:p=709:r=tv:m=709,format=yuv420p,setsar=1[v0]
                -map 0:0
                -map [v0]
                """ + X264 + """
                -c:v:0 copy
                """ + rendition(1, "faster", 30, 100, 100) + segments("5.9833", 2));
    }

    @Test
    void aCopyAloneDecodesNoPicture() {
        Rendition copied = new Rendition("1080p", 1920, 1080, THIRTY, 5000, true, "audio");
        Plan plan = new Plan(List.of(new Pass(List.of(copied), List.of())));

        assertThat(command(source(1920, 1080, THIRTY, false, Sources.STEREO), plan, 0))
                .isEqualTo(DECODED + "-map 0:0\n" + X264 + "-c:v:0 copy\n" + segments("5.9833", 1));
    }

    @Test
    void aPhonesUprightHlgIsToneMappedAtTheSizeOfItsRendition() {
        SourceFacts source = source(1080, 1920, "hevc", false, 90, HLG);

        assertThat(command(source, 0))
                .isEqualTo(DECODED + """
                -filter_complex [0:0]scale=w=1920:h=1080:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=1920:h=1080:x=-1:y=-1:eval=frame,\
                fps=30/1:start_time=0,transpose=clock,sidedata=mode=delete:type=DISPLAYMATRIX,scale=480:854:flags=bicubic,\
                lutyuv=u=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6:v=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6,\
                setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc:range=tv,\
                zscale=t=linear:p=bt709:npl=203,format=gbrpf32le,tonemap=mobius:param=0.7:desat=0:peak=4.926,\
                zscale=t=bt709:m=bt709:p=bt709:r=limited,format=yuv420p,setsar=1[v0]
                -map [v0]
                """ + X264 + rendition(0, "faster", 60, 1200, 1800) + segments("5.9833", 1));
    }

    @Test
    void halfFramesWithLongPixelsInOldColorsBecomeWholeSquareAndPlain() {
        SourceFacts source = source(768, 576, "mpeg2video", true, 0, PAL);

        assertThat(command(source, 0))
                .isEqualTo(DECODED + """
                -filter_complex [0:0]scale=w=768:h=576:eval=frame:force_original_aspect_ratio=decrease:flags=bicubic:interl=-1,\
                pad=w=768:h=576:x=-1:y=-1:eval=frame,\
                bwdif=mode=send_frame:deint=interlaced,fps=30/1:start_time=0,\
                sidedata=mode=delete:type=DISPLAYMATRIX,zscale=w=640:h=480:filter=bicubic:rin=tv:min=170m:tin=709:t=709:pin=709:p=709:r=tv:m=709,\
                format=yuv420p,setsar=1[v0]
                -map [v0]
                """ + X264 + rendition(0, "faster", 60, 899, 1348) + segments("5.9833", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, ''",
        "CLOCKWISE, 'transpose=clock,'",
        "COUNTERCLOCKWISE, 'transpose=cclock,'",
        "HALF, 'hflip,vflip,'",
        "MIRRORED, 'hflip,'",
        "FLIPPED, 'vflip,'",
        "TRANSPOSED, 'transpose=cclock_flip,'",
        "ANTITRANSPOSED, 'transpose=clock_flip,'"
    })
    void whatIsShownIsCutOutAndTurnedByTheProbesWordAlone(Turn turn, String turned) {
        SourceFacts plain = source(640, 360, THIRTY, false, null);
        VideoStream picture = new VideoStream(
                "High", 40, 640, 360, 0, 0, false, 0, Sources.BT709, new Geometry(16, 2, 32, 4, turn), 0.08);
        SourceFacts source =
                new SourceFacts(62.5, 0, 0, "h264", 640, 360, THIRTY, false, null, picture, plain.file(), List.of());

        assertThat(command(source, 0))
                .contains(",setpts=round(PTS-0.080000/TB),fps=30/1:start_time=0,crop=iw-48:ih-6:16:2:exact=1," + turned
                        + "sidedata=mode=delete:type=DISPLAYMATRIX,zscale=");
    }

    @ParameterizedTest
    @CsvSource({
        "640, unknown, unknown, yuv420p, filter=bicubic:rin=tv:min=170m:",
        "1280, unknown, unknown, yuv420p, filter=bicubic:rin=tv:min=709:",
        "1280, bt470bg, pc, yuvj420p, filter=bicubic:rin=pc:min=170m:",
        "1280, bt2020nc, tv, yuv422p10le, flags=bicubic:in_range=tv:in_color_matrix=bt2020:",
        "1280, fcc, tv, yuv420p, flags=bicubic:in_range=tv:in_color_matrix=fcc:",
    })
    void theMatrixIsTheFilesElseThatOfItsSize(int width, String matrix, String range, String pixels, String expected) {
        Color color = new Color(pixels, "unknown", "unknown", matrix, range);

        assertThat(command(source(width, width * 9 / 16, "h264", false, 0, color), 0))
                .contains(":" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 536, 709",
        "536, 1280, 709",
        "1920, 800, 709",
        "960, 720, 709",
        "1024, 576, 170m",
        "854, 480, 170m",
        "1216, 512, 170m"
    })
    void withoutTagsHdIsByOneOfTheSides(int width, int height, String expected) {
        Color untagged = new Color("yuv420p", "unknown", "unknown", "unknown", "tv");

        assertThat(command(source(width, height, "h264", false, 0, untagged), 0))
                .contains(":rin=tv:min=" + expected + ":");
    }

    @Test
    void rgbHasNoMatrix() {
        Color color = new Color("gbrp", "unknown", "unknown", "gbr", "pc");

        assertThat(command(source(640, 360, "png", false, 0, color), 0)).contains(":flags=bicubic:out_range=tv");
    }

    @Test
    void aChunkIsDecodedFromAKeyFrameBeforeItAndCutOutOfEachGrid() {
        assertThat(chunk(CHUNK, false)).isEqualTo(CHUNK_HEAD + """
                -noaccurate_seek
                -ss 29.500000
                """ + CHUNK_INPUT.formatted("") + CHUNK_REST);
    }

    @Test
    void aChunkWhoseBeginningIsDamagedIsDecodedFromTheStart() {
        assertThat(chunk(CHUNK, true)).isEqualTo(CHUNK_HEAD + CHUNK_INPUT.formatted(":start_time=0") + CHUNK_REST);
    }

    @Test
    void theLastChunkGoesToTheEnd() {
        assertThat(chunk(new Chunk(5, 3, true), false))
                .contains("fps=30/1,trim=start_pts=900,zscale=")
                .contains("fps=15/1:round=up,trim=start_pts=450,zscale=");
    }

    @Test
    void soundAloneIsCutWhereThePictureIsCut() {
        SourceFacts source = source(1920, 1080, THIRTY, false, Sources.STEREO);
        Plan plan = Plans.of(source, List.of());
        List<String> words = new EncodeCommand(ENCODE, FFMPEG)
                .sound(
                        Path.of("/scratch/source"),
                        source,
                        plan,
                        plan.passes().get(0).sound(),
                        OptionalDouble.of(4.256));

        assertThat(lines(words))
                .isEqualTo(DECODED + ONE_FORM + STEREO + "[audio]\n-map [audio]\n" + NOTHING_ELSE + """
                -c:a:0 aac
                -b:a:0 128k
                """
                        + segments("6.000000", 1).replace("timeline 1", "timeline 0"));
    }

    private static String chunk(Chunk chunk, boolean isFromStart) {
        SourceFacts source = source(1920, 1080, THIRTY, false, Sources.STEREO);
        Plan plan = Plans.of(source, List.of());
        return lines(new EncodeCommand(ENCODE, FFMPEG)
                .chunk(
                        Path.of("/scratch/source"),
                        source,
                        plan,
                        plan.passes().get(1).pictures(),
                        chunk,
                        isFromStart));
    }

    private static String rendition(int index, String preset, int gop, int cap, int buffer) {
        return """
                -preset:v:%1$d %2$s
                -profile:v:%1$d high
                -g:v:%1$d %3$d
                -keyint_min:v:%1$d %3$d
                -maxrate:v:%1$d %4$dk
                -bufsize:v:%1$d %5$dk
                -b:v:%1$d 0
                """.formatted(index, preset, gop, cap, buffer);
    }

    private static String segments(String seconds, int streams) {
        String sets = "id=0,streams=0 id=1,streams=1 id=2,streams=2 id=3,streams=3".substring(0, streams * 15 - 1);
        return """
                -f dash
                -seg_duration %s
                -use_template 1
                -use_timeline 1
                -init_seg_name $RepresentationID$/init.mp4
                -media_seg_name $RepresentationID$/seg_$Number%%05d$.m4s
                -adaptation_sets %s
                -format_options movflags=+cmaf+frag_keyframe+skip_sidx
                ffmpeg.mpd""".formatted(seconds, sets);
    }

    private static SourceFacts source(int width, int height, Rational rate, boolean isInterlaced, AudioTrack audio) {
        return Sources.plain(62.5, "h264", width, height, rate, isInterlaced, audio);
    }

    private static SourceFacts source(
            int width, int height, String codec, boolean isInterlaced, int rotation, Color color) {
        SourceFacts plain = source(width, height, THIRTY, isInterlaced, null);
        Turn turn = rotation == 90 ? Turn.CLOCKWISE : Turn.NONE;
        int storedWidth = turn.isQuarter() ? height : width;
        int storedHeight = turn.isQuarter() ? width : height;
        VideoStream picture = new VideoStream(
                "unknown",
                0,
                storedWidth,
                storedHeight,
                0,
                rotation,
                false,
                0,
                color,
                new Geometry(0, 0, 0, 0, turn),
                0);
        return new SourceFacts(
                62.5, 0, 0, codec, width, height, THIRTY, isInterlaced, null, picture, plain.file(), List.of());
    }

    private static String command(SourceFacts facts, int pass) {
        return command(facts, Plans.of(facts, List.of()), pass);
    }

    private static String command(SourceFacts facts, Plan plan, int pass) {
        List<String> words = new EncodeCommand(ENCODE, FFMPEG)
                .arguments(
                        Path.of("/scratch/source"), facts, plan, plan.passes().get(pass), OptionalDouble.of(4.256));
        return lines(words);
    }

    /** One option with its value per line; "-1" is a value. */
    private static String lines(List<String> words) {
        return String.join(" ", words).replaceAll(" (-[a-z]|ffmpeg\\.mpd)", "\n$1");
    }
}
