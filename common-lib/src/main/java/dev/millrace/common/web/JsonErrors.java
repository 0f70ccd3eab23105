package dev.millrace.common.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the client's words what is wrong with a JSON body; nothing of our types leaks. */
final class JsonErrors {

    private JsonErrors() {}

    static Map<String, String> describe(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException cause)) {
            return Map.of("field", "body", "message", "is missing or cannot be read");
        }
        return Map.of("field", path(cause), "message", message(cause));
    }

    private static String message(JacksonException cause) {
        if (cause instanceof UnrecognizedPropertyException) {
            return "is not known";
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
        return path.isEmpty() ? "body" : path;
    }
}
