package dev.millrace.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DocsIT extends RunningGateway {

    @Test
    void oneDocumentDescribesAllOfTheApi() {
        JsonNode document = tree(send(open("/openapi.json")).body());

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/videos",
                        "/api/videos/{id}",
                        "/api/videos/{id}/retry",
                        "/api/videos/{id}/events",
                        "/api/videos/events",
                        "/api/videos/{id}/uploads")
                .anyMatch(path -> path.matches("/api/uploads/\\{\\w+}/complete"))
                .noneMatch(path -> path.startsWith("/internal"));
    }

    /** why: a schema that differs gets a service's prefix, and clients get two types for one thing. */
    @Test
    void servicesDescribeOneProblem() {
        JsonNode document = tree(send(open("/openapi.json")).body());

        assertThat(document.at("/components/schemas").propertyNames())
                .filteredOn(name -> name.contains("Problem"))
                .containsExactly("Problem");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = tree(send(open("/openapi.json")).body());

        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void anUnchangedDocumentIsNotSentAgain() {
        var first = send(open("/openapi.json"));
        String etag = first.headers().firstValue("ETag").orElseThrow();

        var second = send(open("/openapi.json").header("If-None-Match", etag));

        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs", "/docs/browse.js", "/docs/browser/swagger-ui.css", "/docs/browser/swagger-ui-bundle.js"
            })
    void theBrowserComesFromHere(String path) {
        assertThat(send(open(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageNamesNoOtherHost() {
        String page = send(open("/docs")).body();

        assertThat(Pattern.compile("(src|href)=\"([^\"]+)\"").matcher(page).results())
                .isNotEmpty()
                .allMatch(link -> link.group(2).startsWith("/docs/"));
    }
}
