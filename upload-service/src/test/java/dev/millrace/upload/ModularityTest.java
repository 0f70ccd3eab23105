package dev.millrace.upload;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(UploadServiceApplication.class).verify();
    }
}
