package dev.millrace.upload.session;

import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.RefusalTexts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {

    @Test
    void sayWhatToDo() {
        RefusalTexts.sayWhatToDo(new UploadSessionActive(UUID.randomUUID()));
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasAWayOut(UploadSessionStatus from) {
        RefusalTexts.sayWhatToDo(
                new IllegalTransition(UUID.randomUUID(), from, UploadSessionStatus.IN_PROGRESS, from.remedy()));
    }
}
