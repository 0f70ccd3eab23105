package dev.millrace.worker;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(TranscodeWorker.class).verify();
    }
}
