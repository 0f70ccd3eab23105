package dev.millrace.video;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresUseOnlyWhatTheyName() {
        ApplicationModules.of(VideoServiceApplication.class).verify();
    }
}
