package dev.millrace.worker.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.verify.VerifiedOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class HlsPackagerTest {

    private static final Picture HD60 =
            Renditions.picture("1080p", 1920, 1080, new Rational(60000, 1001), "audio", 10_000);
    private static final Picture HD = Renditions.picture("720p", 1280, 720, Renditions.NTSC, "audio", 8_000);
    private static final Picture SD = Renditions.picture("480p", 854, 480, Renditions.NTSC, "audio", 4_000);
    private static final Picture CELLULAR = Renditions.picture("240p", 426, 240, Renditions.NTSC, "audio-mono", 400);

    @Test
    void theMasterBeginsIn720pAndGivesTheCellularRenditionItsOwnSound() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, HD, CELLULAR), List.of(Renditions.MONO, Renditions.STEREO), 6), "en");

        assertThat(output.masterPlaylist()).isEqualTo(Golden.text("master.m3u8"));
    }

    @Test
    void without720pTheRenditionNearestTo2000kComesFirst() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, SD, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");

        assertThat(output.masterPlaylist().lines().filter(line -> line.endsWith("/playlist.m3u8")))
                .containsExactly("480p/playlist.m3u8", "1080p/playlist.m3u8", "240p/playlist.m3u8");
    }

    @Test
    void aSilentVideoHasNoSoundGroup() {
        Picture silent = Renditions.picture("720p", 1280, 720, Renditions.NTSC, null, 8_000);

        HlsOutput output = HlsPackager.output(new VerifiedOutput(List.of(silent), List.of(), 6), "und");

        assertThat(output.masterPlaylist())
                .isEqualTo(Golden.text("silent.m3u8"))
                .doesNotContain("AUDIO", "mp4a");
        assertThat(output.manifest()).isEqualTo(Golden.text("silent.mpd")).doesNotContain("audio");
    }

    @Test
    void whatJoinsLaterChangesNoMediaPlaylistThatIsThere() {
        HlsOutput partial = HlsPackager.output(
                new VerifiedOutput(List.of(SD), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");
        HlsOutput complete = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, HD, SD, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6),
                "en");

        assertThat(partial.masterPlaylist()).doesNotContain("audio-mono");
        assertThat(complete.mediaPlaylists()).containsAllEntriesOf(partial.mediaPlaylists());
    }

    @Test
    void theManifestNamesTheSameSegments() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, HD, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");

        assertThat(output.manifest()).isEqualTo(Golden.text("manifest.mpd"));
        assertThat(output.mediaPlaylists())
                .containsEntry("1080p/playlist.m3u8", Golden.text("1080p.m3u8"))
                .containsEntry("1080p/iframes.m3u8", Golden.text("1080p-iframes.m3u8"))
                .containsEntry("audio/playlist.m3u8", Golden.text("audio.m3u8"));
    }
}
