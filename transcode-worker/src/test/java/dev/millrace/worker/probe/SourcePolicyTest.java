package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.media.SourceLength;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class SourcePolicyTest {

    /** As ffprobe prints it of a phone's upright recording, without line breaks. */
    private static final String PHONE = """
            {"streams":[{"index":0,"codec_name":"hevc","profile":"Main 10","codec_type":"video","width":1920,"height":1080,
            "sample_aspect_ratio":"1:1","pix_fmt":"yuv420p10le","level":123,"color_range":"tv","color_space":"bt2020nc",
            "color_transfer":"arib-std-b67","color_primaries":"bt2020","field_order":"progressive","r_frame_rate":"30/1",
            "avg_frame_rate":"30000/1001","start_time":"0.000000","duration":"2.000000","bit_rate":"245764",
            "disposition":{"default":1,"attached_pic":0},
            "side_data_list":[{"side_data_type":"DOVI configuration record","dv_profile":8},
            {"side_data_type":"Display Matrix","rotation":-90}]},
            {"index":1,"codec_name":"aac","codec_type":"audio","channels":6,"channel_layout":"5.1","duration":"2.000000",
            "disposition":{"default":1,"attached_pic":0},"tags":{"language":"eng"}}],
            "format":{"format_name":"mov,mp4,m4a,3gp,3g2,mj2","start_time":"0.000000","duration":"2.000000",
            "bit_rate":"445124"}}
            """;

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final SourcePolicy judge = new SourcePolicy(
            new ProbeProperties(Duration.ofMillis(100), 8192, 8192, Duration.ofSeconds(30)),
            new SourceLength(Duration.ofHours(4)));

    @Test
    void aPhonesRecordingIsDescribed() {
        assertThat(judge(PHONE).summary())
                .isEqualTo(new SourceSummary(
                        "mov", "hevc", "aac", 445_124, 29.97, Hdr.HLG, 90, "5.1", "1080p", List.of()));
    }

    @Test
    void aTurnedPictureIsNotShownAsItIsStored() {
        SourceFacts facts = judge(PHONE);

        assertThat(facts.displayWidth()).isEqualTo(1080);
        assertThat(facts.displayHeight()).isEqualTo(1920);
        assertThat(facts.picture().isAsStored()).isFalse();
        assertThat(facts.picture().color().isPlain()).isFalse();
        assertThat(facts.picture().bitrateBps()).isEqualTo(245_764);
    }

    @ParameterizedTest
    @CsvSource({
        "tt, yuv420p, true",
        "bb, yuv420p, true",
        "tb, uyvy422, true",
        "bt, yuv420p, true",
        "progressive, yuv420p, false",
        "unknown, yuv420p, true",
        "'', yuv411p, true",
        "unknown, rgb24, false"
    })
    void halfFramesAreLookedForUnlessThereAreNone(String order, String pixels, boolean expected) {
        String source = PHONE.replace(
                        "\"field_order\":\"progressive\",", order.isEmpty() ? "" : "\"field_order\":\"" + order + "\",")
                .replace("yuv420p10le", pixels);

        assertThat(judge(source).mayBeInterlaced()).isEqualTo(expected);
        assertThat(judge(source.replace("\"height\":1080", "\"height\":2")).mayBeInterlaced())
                .isFalse();
    }

    @Test
    void dolbyVisionWithoutABaseLayerIsRefused() {
        assertRefused(PHONE.replace("\"dv_profile\":8", "\"dv_profile\":5"), FailReason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aFrameNowAndThenIsAVideoWhosePacketsAreCounted() {
        SourceFacts slides = judge(PHONE.replace("30000/1001", "2/3600"));

        assertThat(slides.frameRate()).isEqualTo(new Rational(2, 3600));
        assertThat(slides.isLengthDoubtful()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "30000/1001, 29.97003, 30000/1001",
        "299/30, 30, 30/1",
        "60000/1, 25, 25/1",
        "25/2, 12.5, 25/2",
        "257/10, 29.97, 30000/1001",
        "40/1, 59.9401, 60000/1001",
        "0/1, 12.4996, 25/2",
        "180/1501, 0.1, 1/10",
        "0/1, 0.3333333, 1/3"
    })
    void theRateIsWhatTheFramesShow(String declared, double found, String expected) {
        assertThat(judge.frameRate(Rational.parse(declared), OptionalDouble.of(found)))
                .isEqualTo(Rational.parse(expected));
    }

    @Test
    void oneFrameComesAtTheRateThatTheHeaderSays() {
        assertThat(judge.frameRate(new Rational(1, 10), OptionalDouble.empty())).isEqualTo(new Rational(1, 10));
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge.frameRate(Rational.UNKNOWN, OptionalDouble.empty()));
    }

    @Test
    void tooLongAndTooLargeAndTooShortAreRefused() {
        assertRefusedLength(14_401, FailReason.SOURCE_TOO_LONG);
        assertRefused(PHONE.replace("\"width\":1920", "\"width\":8194"), FailReason.SOURCE_TOO_LARGE);
        assertRefusedLength(0.05, FailReason.SOURCE_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "3840, 2160, 4k",
        "3840, 2100, 4k",
        "2560, 1440, 1440p",
        "1920, 1072, 1080p",
        "1920, 800, 1080p",
        "800, 1920, 1080p",
        "1440, 1080, 1080p",
        "1280, 720, 720p",
        "1280, 536, 720p",
        "720, 576, 480p",
        "640, 360, 360p",
        "64, 64, 360p"
    })
    void theClassIsThatOfTheFrameWhichThePictureFillsByOneSide(int width, int height, String expected) {
        String upright = PHONE.replace("-90", "0")
                .replace("\"height\":1080", "\"height\":" + height)
                .replace("\"width\":1920", "\"width\":" + width);

        assertThat(judge(upright).summary().qualityClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5.1(side), 6, 5.1(side)", "6 channels, 6, 6 channels", "unknown, 2, stereo", "'', 1, mono"})
    void theLayoutIsTheFilesElseTheUsualOne(String named, int channels, String expected) {
        String source = PHONE.replace(
                        "\"channel_layout\":\"5.1\",", named.isEmpty() ? "" : "\"channel_layout\":\"" + named + "\",")
                .replace("\"channels\":6", "\"channels\":" + channels);

        assertThat(judge(source).summary().audioLayout()).isEqualTo(expected);
    }

    @Test
    void aPictureThatNobodyCanDecodeIsNotSoundOnly() {
        String sound = "{\"codec_type\":\"audio\",\"codec_name\":\"aac\",\"channels\":2}";
        String unknown = "{\"codec_type\":\"video\",\"codec_name\":\"unknown\"}";

        assertRefused("{\"streams\":[" + sound + "]}", FailReason.NO_VIDEO_STREAM);
        assertRefused("{\"streams\":[" + unknown + "," + sound + "]}", FailReason.SOURCE_UNREADABLE);
        assertRefused("{\"streams\":[]}", FailReason.SOURCE_UNREADABLE);
    }

    @Test
    void aPictureWhoseSizeWasRefusedIsTooLarge() {
        String sizeless = PHONE.replace("\"width\":1920,\"height\":1080", "\"width\":0,\"height\":0");
        String said = "Picture size 16000x16000 exceeds specified max pixel count 67108864";

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge(sizeless, said))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_TOO_LARGE));
        assertRefused(sizeless, FailReason.SOURCE_UNREADABLE);
    }

    @Test
    void anAviThatLostFramesIsCutOff() {
        String avi = PHONE.replace("mov,mp4,m4a,3gp,3g2,mj2", "avi")
                .replace("\"bit_rate\":\"245764\"", "\"nb_frames\":\"120\"");
        SourceFacts facts = judge(avi);

        assertThat(facts.durationSeconds()).isEqualTo(4);
        assertThat(judge.measured(facts, 3.9, 0.5, true)).isEqualTo(3.9);
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge.measured(facts, 2, 0, true))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE));
    }

    @Test
    void wholeFileWhoseHeaderSaysMoreIsAsLongAsItIs() {
        SourceFacts facts = judge(PHONE);

        assertThat(judge.measured(facts.lasting(20), 2, 0.5, false)).isEqualTo(2);
    }

    @Test
    void anHourWithoutAFrameIsRefusedAndAStillMinuteIsNot() {
        SourceFacts facts = judge(PHONE);

        assertThat(judge.measured(facts, 2, 60, false)).isEqualTo(2);
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge.measured(facts, 2, 3600, false))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE));
    }

    private SourceFacts judge(String probed) {
        return judge(probed, "");
    }

    private SourceFacts judge(String probed, String said) {
        ProbeJson header = json.readValue(probed, ProbeJson.class);
        return judge.judge(header, Tracks.of(header.tracks(), TracksTest.RULES), said);
    }

    private void assertRefusedLength(double seconds, FailReason reason) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge.checkDuration(seconds))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private void assertRefused(String probed, FailReason reason) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> judge(probed))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
