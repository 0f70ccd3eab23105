package dev.millrace.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(GatewayApplication.class).verify();
    }
}
