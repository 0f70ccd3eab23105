package dev.millrace.proof.matrix.input;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All inputs of the matrix. */
public final class Inputs {

    private Inputs() {}

    /** Every input, in the order of the report. */
    public static List<MediaInput> all() {
        return Stream.of(Theme.values())
                .flatMap(theme -> theme.inputs().stream())
                .toList();
    }

    /** Inputs whose name or theme matches a regular expression. */
    public static List<MediaInput> matching(String expression) {
        Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        return Stream.of(Theme.values())
                .flatMap(theme -> theme.inputs().stream()
                        .filter(input -> pattern.matcher(input.name()).find()
                                || pattern.matcher(theme.title()).find()))
                .toList();
    }
}
