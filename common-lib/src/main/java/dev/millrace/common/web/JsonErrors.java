package dev.millrace.common.web;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes what is wrong with a JSON body in the client's terms, without leaking our types. */
public final class JsonErrors {

    private static final Pattern LOST = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private JsonErrors() {}

    /** The problem for a body that could not be read. */
    public static ProblemException refusal(JacksonException cause) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "See errors for what to change.",
                Map.of("errors", List.of(new InvalidField(path(cause), message(cause)))));
    }

    /** A field's name, printable in a response: an unpaired surrogate cannot be encoded as UTF-8. */
    public static String printable(String name) {
        return LOST.matcher(name).replaceAll("\uFFFD");
    }

    static InvalidField describe(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException cause)) {
            return new InvalidField("body", "is missing or cannot be read");
        }
        return new InvalidField(path(cause), message(cause));
    }

    private static String message(JacksonException cause) {
        if (cause instanceof UnrecognizedPropertyException) {
            return "is unknown";
        }
        if (cause instanceof InvalidFormatException invalid
                && invalid.getTargetType() == String.class
                && invalid.getValue() instanceof String) {
            return StorableText.RULE;
        }
        if (cause instanceof InvalidFormatException || cause instanceof MismatchedInputException) {
            return "has the wrong type or value";
        }
        return "is not valid JSON";
    }

    private static String path(JacksonException cause) {
        String path = cause.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "body" : printable(path);
    }
}
