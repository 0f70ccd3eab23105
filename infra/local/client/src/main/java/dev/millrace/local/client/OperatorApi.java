package dev.millrace.local.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client of the operators' API; a refusal is an {@link IOException} with a readable message. Thread-safe. */
public final class OperatorApi {

    private static final String ROOT = "/api/operations/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api api;

    /** @param token with the role operator */
    public OperatorApi(URI gateway, String token) {
        this.api = new Api(gateway, token);
    }

    /** @param path below {@code /api/operations/}, including the query */
    public JsonNode get(String path) throws IOException, InterruptedException {
        try {
            return api.send(ApiCall.get(ROOT + path));
        } catch (ApiRefused e) {
            throw inWords(e);
        }
    }

    /**
     * Sends a command; every command may be repeated.
     *
     * @param path see {@link #get}
     */
    public JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        try {
            return api.send(ApiCall.post(ROOT + path, body));
        } catch (ApiRefused e) {
            throw inWords(e);
        }
    }

    private static IOException inWords(ApiRefused refused) {
        return switch (refused.status()) {
            case 401 ->
                new IOException(
                        "the API does not know the token (401): it is missing, expired or of another deployment");
            case 403 -> new IOException("this is for operators (403): the token does not have the role operator");
            default -> problem(refused);
        };
    }

    private static IOException problem(ApiRefused refused) {
        try {
            JsonNode problem = JSON.readTree(refused.body());
            String errors = problem.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString("") + " "
                            + error.path("message").asString(""))
                    .collect(Collectors.joining(", "));
            String text = problem.path("detail").asString(problem.path("title").asString("the API refuses it"));
            return new IOException(text + " (" + refused.status() + " "
                    + problem.path("code").asString("") + ")" + (errors.isEmpty() ? "" : ": " + errors));
        } catch (JacksonException e) { // why: a proxy in front of the API may answer in its own format
            return refused;
        }
    }
}
