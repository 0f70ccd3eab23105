package dev.millrace.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MediaTypeTest {

    @Test
    void theMediaTypeFollowsTheExtension() {
        assertThat(MediaType.of(Path.of("A.MOV"))).isEqualTo("video/quicktime");
        assertThat(MediaType.of(Path.of("a.mp4"))).isEqualTo("video/mp4");
        assertThat(MediaType.of(Path.of("a.3g2"))).isEqualTo("video/3gpp2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaType.of(Path.of("a.txt")))
                .withMessageContaining("a.txt");
        assertThatIllegalArgumentException().isThrownBy(() -> MediaType.of(Path.of("noextension")));
    }
}
