package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.ExpandOnly;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExpandOnlyTest {

    @Test
    void theFormerProgramWorksOnTheNewSchema() throws IOException {
        assertThat(ExpandOnly.violations()).isEmpty();
    }
}
