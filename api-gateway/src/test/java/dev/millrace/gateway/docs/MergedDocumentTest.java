package dev.millrace.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedDocumentTest {

    private static final String VIDEO = """
            {"openapi":"3.1.0","tags":[{"name":"videos"}],
             "paths":{
              "/api/videos/{id}":{"get":{"operationId":"get","security":[{"jwt":[]}],
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Video"}}}}}}},
              "/api/videos/{id}/uploads":{"get":{"x-internal":true}},
              "/api/webhooks/uploads":{"post":{"operationId":"uploads","security":[]}},
              "/internal/jobs":{"post":{"operationId":"claim"}}},
             "components":{
              "securitySchemes":{"jwt":{"type":"http","scheme":"bearer"}},
              "schemas":{"Video":{"properties":{"p":{"$ref":"#/components/schemas/Progress"}}},
                "Progress":{"type":"string"},"Shared":{"type":"object"}}}}
            """;
    private static final String UPLOAD = """
            {"openapi":"3.1.0","tags":[{"name":"videos"},{"name":"uploads"}],
             "paths":{"/api/videos/{id}/uploads":{"get":{"operationId":"get",
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Session"}}}}}}}},
             "components":{"schemas":{"Session":{"properties":{"p":{"$ref":"#/components/schemas/Progress"}}},
                "Progress":{"type":"integer"},"Shared":{"type":"object"}}}}
            """;

    @Test
    void pathsOfAllServicesAreThereButWhatIsInternal() {
        assertThat(merged().path("paths").propertyNames())
                .containsExactly("/api/videos/{id}", "/api/webhooks/uploads", "/api/videos/{id}/uploads");
    }

    @Test
    void clashingComponentsAreKeptApartAndReferencesFollow() {
        ObjectNode merged = merged();

        assertThat(merged.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("Video", "Progress", "Shared", "Session", "UploadProgress");
        assertThat(merged.at("/components/schemas/Session/properties/p/$ref").asString())
                .isEqualTo("#/components/schemas/UploadProgress");
        assertThat(merged.at("/components/schemas/Video/properties/p/$ref").asString())
                .isEqualTo("#/components/schemas/Progress");
    }

    @Test
    void aSharedComponentThatRefersToAClashingOneIsNoLongerShared() {
        MergedDocument merged = new MergedDocument();
        merged.add("video-service", read(schemas("{\"$ref\":\"#/components/schemas/B\"}", "{\"type\":\"string\"}")));
        merged.add("upload-service", read(schemas("{\"$ref\":\"#/components/schemas/B\"}", "{\"type\":\"integer\"}")));

        assertThat(merged.document().at("/components/schemas/UploadA/$ref").asString())
                .isEqualTo("#/components/schemas/UploadB");
        assertThat(merged.document().at("/components/schemas/A/$ref").asString())
                .isEqualTo("#/components/schemas/B");
    }

    @Test
    void thereIsOneWayToSignIn() {
        ObjectNode merged = merged();

        assertThat(merged.at("/components/securitySchemes").propertyNames()).containsExactly("bearer");
        assertThat(merged.path("paths")
                        .path("/api/videos/{id}")
                        .at("/get/security/0")
                        .propertyNames())
                .containsExactly("bearer");
        assertThat(merged.path("paths")
                        .path("/api/webhooks/uploads")
                        .at("/post/security")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void operationIdsStayUnique() {
        assertThat(merged().findValuesAsString("operationId")).containsExactlyInAnyOrder("get", "uploads", "UploadGet");
    }

    @Test
    void tagsAreNamedOnce() {
        assertThat(merged().path("tags").findValuesAsString("name")).containsExactly("videos", "uploads");
    }

    @Test
    void twoServicesCannotDescribeTheSameCall() {
        MergedDocument merged = new MergedDocument();
        merged.add("video-service", read(VIDEO));

        assertThatThrownBy(() -> merged.add("upload-service", read(VIDEO))).hasMessageContaining("/api/videos/{id}");
    }

    private static ObjectNode merged() {
        MergedDocument merged = new MergedDocument();
        merged.add("video-service", read(VIDEO));
        merged.add("upload-service", read(UPLOAD));
        return merged.document();
    }

    private static String schemas(String a, String b) {
        return "{\"components\":{\"schemas\":{\"A\":" + a + ",\"B\":" + b + "}}}";
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
