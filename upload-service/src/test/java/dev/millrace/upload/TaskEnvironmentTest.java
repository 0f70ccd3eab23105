package dev.millrace.upload;

import dev.millrace.common.settings.TaskEnvironment;
import org.junit.jupiter.api.Test;

class TaskEnvironmentTest {

    @Test
    void regionAndCredentialsAreThoseOfTheTask() {
        TaskEnvironment.checkClients();
    }
}
