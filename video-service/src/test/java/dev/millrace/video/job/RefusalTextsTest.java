package dev.millrace.video.job;

import dev.millrace.common.problem.RefusalTexts;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(new StaleAttempt(), new TooManyTasks());
    }
}
