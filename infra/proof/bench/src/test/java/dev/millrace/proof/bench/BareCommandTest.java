package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BareCommandTest {

    @Test
    void oneProcessDecodesOnceAndMakesEverything() {
        List<String> words = BareCommand.ofAll(aClip(ClipKind.H264, 10)).arguments();

        assertThat(words.stream().filter("-i"::equals)).hasSize(1);
        assertThat(words.stream().filter("libx264"::equals)).hasSize(BareLadder.RUNGS.size());
        assertThat(words.stream().filter("aac"::equals)).hasSize(BareLadder.AUDIO_RENDITIONS.size());
        assertThat(words).contains("dash", "-maxrate:v:0", "5000k", "-preset:v:2", "faster");
    }

    @Test
    void perRungEachProcessMakesOneRenditionAndTheSoundIsMadeOnce() {
        List<BareCommand> commands = BareCommand.perRung(aClip(ClipKind.H264, 10));

        assertThat(commands).hasSize(BareLadder.RUNGS.size() + 1);
        assertThat(commands.subList(0, BareLadder.RUNGS.size()))
                .allMatch(command -> command.streams() == 1)
                .noneMatch(command -> command.arguments().contains("aac"));
        assertThat(commands.get(BareLadder.RUNGS.size()).arguments())
                .contains("aac")
                .doesNotContain("libx264");
    }

    @Test
    void aStreamablePictureIsCopiedAsTheTopRendition() {
        BareCommand all = BareCommand.ofAll(aClip(ClipKind.STREAMABLE, 10));
        BareCommand top = BareCommand.perRung(aClip(ClipKind.STREAMABLE, 10)).get(0);

        assertThat(all.arguments()).containsSequence("-c:v:0", "copy").contains("0:v:0");
        assertThat(all.arguments().stream().filter("libx264"::equals)).hasSize(BareLadder.RUNGS.size() - 1);
        assertThat(top.arguments()).contains("copy").doesNotContain("-filter_complex", "libx264");
    }

    @Test
    void onlyHdrIsToneMapped() {
        assertThat(graph(ClipKind.HLG)).contains("tonemap=");
        assertThat(graph(ClipKind.H264)).doesNotContain("tonemap=");
    }

    private static String graph(ClipKind kind) {
        List<String> words = BareCommand.ofAll(aClip(kind, 10)).arguments();
        return words.get(words.indexOf("-filter_complex") + 1);
    }
}
