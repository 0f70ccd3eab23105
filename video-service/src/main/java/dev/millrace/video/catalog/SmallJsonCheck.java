package dev.millrace.video.catalog;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Measures metadata as it will be stored. */
class SmallJsonCheck implements ConstraintValidator<SmallJson, Map<String, Object>> {

    private static final int MOST_BYTES = 16 * 1024;
    private static final String ESCAPED_NUL = "\\u0000";

    private final JsonMapper json;

    SmallJsonCheck(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean isValid(@Nullable Map<String, Object> value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String text = json.writeValueAsString(value);
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && !text.contains(ESCAPED_NUL);
    }
}
