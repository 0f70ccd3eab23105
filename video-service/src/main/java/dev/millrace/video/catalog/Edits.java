package dev.millrace.video.catalog;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.JsonErrors;
import dev.millrace.common.web.Metadata;
import dev.millrace.video.video.Description;
import dev.millrace.video.video.Video;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Applies a merge patch to what an owner may edit; the result is checked, since a valid patch can make too much of it. */
@Component
class Edits {

    private final JsonMapper json;
    private final Validator validator;
    private final Metadata metadata;

    Edits(JsonMapper json, Validator validator, Metadata metadata) {
        this.json = json;
        this.validator = validator;
        this.metadata = metadata;
    }

    Description patched(Video video, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> current = new LinkedHashMap<>();
        current.put("title", video.title());
        current.put("description", video.description());
        current.put("metadata", metadata.read(video.metadata()));
        patch.keySet().stream().filter(name -> !current.containsKey(name)).forEach(Edits::refuse);
        EditVideo edited = valid(read(MergePatch.apply(current, patch)));
        return new Description(edited.title().strip(), edited.description(), metadata.storable(edited.metadata()));
    }

    private EditVideo read(Map<String, @Nullable Object> edited) {
        try {
            return json.convertValue(edited, EditVideo.class);
        } catch (DatabindException e) {
            throw JsonErrors.refusal(e);
        }
    }

    private EditVideo valid(EditVideo edited) {
        Set<ConstraintViolation<EditVideo>> violations = validator.validate(edited);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return edited;
    }

    private static void refuse(String unknown) {
        throw new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "See errors for what to change.",
                Map.of("errors", List.of(new InvalidField(JsonErrors.printable(unknown), "is unknown"))));
    }
}
