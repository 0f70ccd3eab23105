package dev.millrace.common.autoconfigure;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The refusals of every operation: those derived from its signature, such as 404 for an id in the path, and those that its
 * controller names with {@link dev.millrace.common.problem.Refuses}.
 */
final class Refusals {

    private static final String PROBLEM = "Problem";

    private static final Map<Integer, String> MEANINGS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request is not valid; errors names the fields"),
            Map.entry(401, "The token is missing or not valid"),
            Map.entry(403, "The token lacks the role, or the page's origin is not allowed"),
            Map.entry(404, "Does not exist, or belongs to another owner"),
            Map.entry(406, "No representation that Accept allows"),
            Map.entry(408, "The body did not arrive in time"),
            Map.entry(409, "The current state does not allow this; code says why"),
            Map.entry(412, "If-Match names another version"),
            Map.entry(413, "The body, or the declared file, is too large"),
            Map.entry(414, "The URL is too long"),
            Map.entry(415, "The media type is not supported"),
            Map.entry(422, "The Idempotency-Key was used for a different request"),
            Map.entry(429, "Too many requests or uploads; retry after the time in Retry-After"),
            Map.entry(431, "The request's headers are too large or too many"),
            Map.entry(500, "Unexpected failure; traceId identifies it in the logs"),
            Map.entry(503, "Temporarily unavailable; retry after the time in Retry-After")));

    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 414, 415, 429, 431, 500, 503);

    private Refusals() {}

    /** Adds what is missing. */
    static void complete(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, ProblemSchema.make());
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        statuses(path, operation)
                .forEach(status -> operation.getResponses().addApiResponse(Integer.toString(status), refusal(status)));
        if (takes(operation, "If-None-Match")) {
            operation
                    .getResponses()
                    .addApiResponse("304", new ApiResponse().description("If-None-Match names the current state"));
        }
    }

    /** Adds refusals of one operation. */
    static void add(Operation operation, int... statuses) {
        for (int status : statuses) {
            operation.getResponses().addApiResponse(Integer.toString(status), refusal(status));
        }
    }

    private static Set<Integer> statuses(String path, Operation operation) {
        Set<Integer> statuses = new LinkedHashSet<>(ALWAYS);
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (answersWithBody(operation)) {
            statuses.add(406);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(408, 413));
        }
        if (takes(operation, "Idempotency-Key")) {
            statuses.add(422);
        }
        if (takes(operation, "If-Match")) {
            statuses.add(412);
        }
        operation.getResponses().keySet().forEach(known -> statuses.remove(Integer.valueOf(known)));
        return statuses;
    }

    private static boolean answersWithBody(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .anyMatch(
                        each -> each.getKey().startsWith("2") && each.getValue().getContent() != null);
    }

    private static boolean takes(Operation operation, String header) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream().anyMatch(parameter -> header.equalsIgnoreCase(parameter.getName()));
    }

    private static ApiResponse refusal(int status) {
        ApiResponse response = new ApiResponse()
                .description(MEANINGS.getOrDefault(status, "Refused"))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        return response;
    }
}
