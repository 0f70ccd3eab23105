package dev.millrace.video.video;

import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.RefusalTexts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(new StaleVersion());
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasAWayOut(VideoStatus from) {
        RefusalTexts.sayWhatToDo(
                new IllegalTransition(UUID.randomUUID(), from, VideoStatus.TRANSCODING, from.remedy()));
    }
}
