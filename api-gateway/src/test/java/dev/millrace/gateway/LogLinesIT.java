package dev.millrace.gateway;

import dev.millrace.common.trace.DeepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log of a service with the defaults that all have alike. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT extends RunningGateway {

    @Test
    void aDeepFailureIsOneShortLineThatBeginsWithItsCause(CapturedOutput output) {
        DeepFailure.isLoggedInOneShortLineThatBeginsWithItsCause(output);
    }
}
