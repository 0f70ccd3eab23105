package dev.millrace.video.captions;

import dev.millrace.common.problem.RefusalTexts;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(new VideoNotReady("TRANSCODING"), new TooManyCaptions(50));
    }
}
