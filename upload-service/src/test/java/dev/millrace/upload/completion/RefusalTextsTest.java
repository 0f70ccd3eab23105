package dev.millrace.upload.completion;

import dev.millrace.common.problem.RefusalTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(
                new PartsMismatch(List.of(7), List.of(9)),
                new PartsMismatch(List.of(), List.of(9)),
                new UnsupportedSource(List.of("video/mp4")));
    }
}
