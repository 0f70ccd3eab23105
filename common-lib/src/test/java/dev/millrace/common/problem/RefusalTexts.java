package dev.millrace.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What every refusal must tell a client: a sentence on what was wrong, and one on what to do now. */
public final class RefusalTexts {

    private static final Pattern TWO_SENTENCES = Pattern.compile("\\S[^\\n]*[^.][.:] [A-Za-z/][^\\n]+\\.");

    private RefusalTexts() {}

    public static void sayWhatToDo(ProblemException... refusals) {
        assertThat(List.of(refusals))
                .allSatisfy(refusal -> assertThat(refusal.getMessage()).matches(TWO_SENTENCES));
    }
}
