package dev.millrace.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.json.JsonMapper;

/** A failure with many causes: what a running service logs of it. */
public final class DeepFailure {

    private static final int CAUSES = 200;
    /** Docker splits longer lines, so that they are no JSON any more. */
    private static final int LONGEST_LINE = 16 << 10;

    private DeepFailure() {}

    /** Logs it where a service runs that logs like in production. */
    public static void isLoggedInOneShortLineThatBeginsWithItsCause(CapturedOutput output) {
        String mark = UUID.randomUUID().toString();

        LoggerFactory.getLogger(DeepFailure.class).error(mark, thrown());

        String line = output.getOut()
                .lines()
                .filter(text -> text.contains(mark))
                .findFirst()
                .orElseThrow();
        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_LINE);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(line)
                        .path("stack_trace")
                        .asString())
                .startsWith("java.lang.IllegalStateException: the first cause");
    }

    private static RuntimeException thrown() {
        RuntimeException thrown = new IllegalStateException("the first cause");
        for (int i = 0; i < CAUSES; i++) {
            thrown = new IllegalStateException("consequence " + i, thrown);
        }
        return thrown;
    }
}
