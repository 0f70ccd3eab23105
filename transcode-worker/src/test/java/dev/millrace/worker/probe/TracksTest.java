package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.ProbeJson.Stream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class TracksTest {

    /** An ffmpeg with three decoders; tracks whose id is 0x9 are encrypted. */
    static final Tracks.Rules RULES =
            new Tracks.Rules(Set.of("h264", "hevc", "mjpeg", "aac"), stream -> "0x9".equals(stream.id()), Set.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final Stream PREVIEW = picture(0, "mjpeg", 1, 160, true);
    private static final Stream FILM = picture(1, "h264", 180, 1280, true);
    private static final Stream SOUND = sound(2, "aac", true);

    @Test
    void previewOfOneFrameIsNoFilm() {
        assertThat(Tracks.of(List.of(PREVIEW, FILM, SOUND), RULES).video()).isEqualTo(FILM);
        Stream disabled = picture(1, "h264", 180, 1280, false);
        assertThat(Tracks.of(List.of(PREVIEW, disabled), RULES).video()).isEqualTo(disabled);
        assertThat(Tracks.of(List.of(PREVIEW), RULES).video()).isEqualTo(PREVIEW);
    }

    @Test
    void filmIsTheEnabledTrackWithMostFramesThenPixels() {
        Stream alternate = picture(0, "h264", 180, 1920, false);
        Stream slides = picture(3, "h264", 12, 1920, true);
        Stream small = picture(4, "h264", 180, 320, true);

        assertThat(Tracks.of(List.of(alternate, slides, small, FILM), RULES).video())
                .isEqualTo(FILM);
    }

    @Test
    void previewDoesNotStandForAFilmThatCannotBeDecoded() {
        assertRefused(FailReason.SOURCE_UNREADABLE, PREVIEW, picture(1, "unknown", 180, 1280, true));
    }

    @Test
    void encryptedFilmIsProtectedWhateverElseThereIs() {
        assertRefused(FailReason.SOURCE_PROTECTED, PREVIEW, encrypted(FILM), SOUND);
        assertRefused(FailReason.SOURCE_PROTECTED, encrypted(FILM), encrypted(SOUND));
    }

    @Test
    void soundThatIsKnownByNameOnlyIsLeftOutWithANote() {
        Tracks tracks = Tracks.of(List.of(FILM, sound(2, "ac4", true)), RULES);

        assertThat(tracks.audio()).isNull();
        assertThat(tracks.notes()).containsExactly(SourceNote.SOUND_NOT_DECODABLE);
    }

    @Test
    void encryptedSoundIsLeftOutWithANoteOfItsOwn() {
        Tracks tracks = Tracks.of(List.of(FILM, encrypted(SOUND)), RULES);

        assertThat(tracks.audio()).isNull();
        assertThat(tracks.notes()).containsExactly(SourceNote.SOUND_PROTECTED);
    }

    @Test
    void anotherSoundThatDecodesIsTakenWithoutANote() {
        Stream second = sound(3, "aac", false);
        Tracks tracks = Tracks.of(List.of(FILM, sound(2, "unknown", true), second), RULES);

        assertThat(tracks.audio()).isEqualTo(second);
        assertThat(tracks.notes()).isEmpty();
        assertThat(Tracks.of(List.of(FILM, SOUND, second), RULES.without(SOUND)).audio())
                .isEqualTo(second);
    }

    @Test
    void soundWithoutSamplesIsNone() {
        Stream counted = stream("""
                {"index":1,"codec_type":"video","codec_name":"h264","nb_read_packets":"180"}""");
        Tracks tracks = Tracks.of(List.of(counted, SOUND), RULES);

        assertThat(tracks.audio()).isNull();
        assertThat(tracks.notes()).isEmpty();
    }

    private static void assertRefused(FailReason reason, Stream... streams) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> Tracks.of(List.of(streams), RULES))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure.isRetryable()).isFalse();
                });
    }

    private static Stream picture(int index, String codec, int frames, int width, boolean isEnabled) {
        return stream("""
                {"index":%d,"id":"0x%d","codec_type":"video","codec_name":"%s","width":%d,"height":90,"nb_frames":"%d",
                "disposition":{"default":%d}}""".formatted(index, index + 1, codec, width, frames, isEnabled ? 1 : 0));
    }

    private static Stream sound(int index, String codec, boolean isEnabled) {
        return stream("""
                {"index":%d,"id":"0x%d","codec_type":"audio","codec_name":"%s","channels":2,"nb_frames":"283",
                "disposition":{"default":%d}}""".formatted(index, index + 1, codec, isEnabled ? 1 : 0));
    }

    private static Stream encrypted(Stream stream) {
        String json = JSON.writeValueAsString(stream);
        return stream(json.replace(Objects.requireNonNull(stream.id()), "0x9"));
    }

    private static Stream stream(String json) {
        return JSON.readValue(json, Stream.class);
    }
}
