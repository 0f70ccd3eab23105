package dev.millrace.common.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ProblemDetail;

/** Spring's problem document with our {@code code}; members keep their published order. */
@JsonPropertyOrder({"type", "title", "status", "code", "detail"})
@JsonIgnoreProperties("instance") // why: Spring would set it to the path, which may hold data that must not be echoed
final class ProblemDocument extends ProblemDetail {

    private static final long serialVersionUID = 1L;

    private static final Set<String> OF_EVERY_PROBLEM = Set.of("type", "title", "status", "code", "detail");

    private final String code;

    ProblemDocument(ProblemType type, String detail, Map<String, ?> extensions) {
        super(type.status());
        this.code = type.name();
        setType(type.uri());
        setTitle(type.title());
        setDetail(detail);
        Map<String, Object> properties = new LinkedHashMap<>(extensions);
        properties.keySet().removeAll(OF_EVERY_PROBLEM); // why: an extension must not replace a standard member
        setProperties(properties);
    }

    /** The catalogue entry's code. */
    public String getCode() {
        return code;
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> getProperties() {
        Map<String, Object> extensions = super.getProperties();
        return extensions == null ? Map.of() : extensions;
    }
}
