package dev.millrace.proof.matrix.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.process.FfmpegRun;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InputsTest {

    private final List<MediaInput> all = Inputs.all();

    @Test
    void thereAreMoreThanTwoHundredOfAllContainers() {
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(playable())
                .contains("video/quicktime", "video/mp4", "video/3gpp", "video/x-msvideo", "video/x-ms-wmv");
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(all).extracting(MediaInput::name).doesNotHaveDuplicates();
    }

    @Test
    void aFilterMatchesNamesAndThemes() {
        assertThat(Inputs.matching("^turned-90$")).hasSize(1);
        assertThat(Inputs.matching("attacks: bombs")).hasSameSizeAs(Theme.BOMBS.inputs());
    }

    @Test
    void hostileTextsNameTheCanary() {
        Recipe recipe = Inputs.matching("^hls-to-server$").get(0).recipe();

        assertThat(recipe.declaration(tools("http://127.0.0.1:1")))
                .isNotEqualTo(recipe.declaration(tools("http://127.0.0.1:2")));
    }

    private Set<String> playable() {
        return all.stream()
                .filter(input -> input.expected() instanceof Expected.Ready)
                .map(MediaInput::mime)
                .collect(Collectors.toSet());
    }

    private static Tools tools(String canary) {
        return new Tools(new FfmpegRun(null), URI.create(canary));
    }
}
