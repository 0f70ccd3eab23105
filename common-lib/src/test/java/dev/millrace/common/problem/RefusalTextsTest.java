package dev.millrace.common.problem;

import dev.millrace.common.page.Cursor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(
                new NotFound("video"), new Unavailable("Storage", Duration.ofSeconds(1)), Cursor.invalid());
    }
}
