package dev.millrace.blackbox.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every refusal that the API document lists for an operation occurs; the contract check proves that no other occurs. */
class ListedRefusalsIT {

    private final Suite suite = Suite.running();
    private final Wire gateway = Wire.gateway(suite);
    private final String token = suite.token("refused-" + UUID.randomUUID(), "operator");
    private final JsonNode document =
            suite.asNobody().get("/openapi.json").expect(200).json();

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesWhatItSays() {
        return Endpoint.all(document).stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> refuses(endpoint)));
    }

    private void refuses(Endpoint endpoint) {
        provoked(endpoint).forEach((status, call) -> {
            if (endpoint.lists(document, status)) {
                assertThat(gateway.send(call).status())
                        .as("%s %d", endpoint.name(), status)
                        .isEqualTo(status);
            }
        });
    }

    /** Calls with one defect each. */
    private Map<Integer, Call> provoked(Endpoint endpoint) {
        Call nobodys =
                endpoint.call(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        Call call = nobodys.as(token);
        Map<Integer, Call> calls = new LinkedHashMap<>();
        calls.put(400, call.with("X-Any: \u0001"));
        calls.put(401, nobodys);
        calls.put(403, call.with("Origin: https://evil.example"));
        calls.put(
                413,
                new Call(call.method(), call.target(), call.headers(), new byte[0])
                        .with("Content-Length: 100000000000"));
        calls.put(415, Call.of(call.method(), call.target()).as(token).with("Content-Type: */*"));
        if (endpoint.template().contains("{")) {
            calls.put(404, call);
        }
        return calls;
    }
}
