package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchIT {

    private final Api owner = RunningService.shared().asSomebody();
    private final String path = "/api/videos/" + owner.draft();

    @Test
    void nullClearsAndNestedNullsRemove() {
        patch("{\"description\": \"Two bedrooms\", \"metadata\": {\"a\": {\"b\": 1, \"c\": 2}, \"d\": [1, null]}}");
        Answer merged = patch("{\"metadata\": {\"a\": {\"b\": null, \"e\": 5}}}");
        assertThat(merged.json().get("metadata").toString()).isEqualTo("{\"a\":{\"c\":2,\"e\":5},\"d\":[1,null]}");
        assertThat(merged.json().get("description").asString()).isEqualTo("Two bedrooms");

        Answer cleared = patch("{\"description\": null, \"metadata\": null}");
        assertThat(cleared.status()).isEqualTo(200);
        assertThat(cleared.json().get("description").isNull()).isTrue();
        assertThat(cleared.json().get("metadata").toString()).isEqualTo("{}");
        assertThat(owner.get(path).json()).isEqualTo(cleared.json());
    }

    @Test
    void bothMediaTypesAreTakenAndNoOther() {
        for (String type : new String[] {"application/json", "application/merge-patch+json; charset=utf-8"}) {
            Answer answer = owner.send("PATCH", path, "{\"title\": \"New\"}", Map.of("Content-Type", type));
            assertThat(answer.status()).as(type).isEqualTo(200);
        }
        Answer other = owner.send("PATCH", path, "[]", Map.of("Content-Type", "application/json-patch+json"));
        assertThat(other.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(other.header("Accept-Patch")).contains("application/merge-patch+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"title\": null}|title",
                "{\"title\": \" \"}|title",
                "{\"title\": 5}|title",
                "{\"title\": \"\\u0000\"}|title",
                "{\"description\": \"\\ud83d\"}|description",
                "{\"description\": [\"a\"]}|description",
                "{\"metadata\": [1]}|metadata",
                "{\"metadata\": {\"a\": {\"b\": [1, \"\\udc00\"]}}}|metadata",
                "{\"metadata\": {\"\\ud800\": 1}}|metadata",
                "{\"\\ud800\": 1}|body",
                "{\"status\": null}|status",
                "[]|body"
            })
    void whatCannotBeAppliedIsRefusedByItsName(String patch, String field) {
        Answer refused = patch(patch);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(owner.get(path).json().get("title").asString()).isEqualTo("Property tour");
    }

    @Test
    void nameThatPostgresCannotStoreIsRefused() {
        Answer refused = patch("{\"metadata\": {\"a\\u0000\": 1}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("metadata.a\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e-400",
                "9007199254740993",
                "0.12345678901234567890",
                "123456789012345678901234567890",
                "0e-999999999"
            })
    void numbersThatADoubleCannotHoldAreRefused(String number) {
        Answer refused = patch("{\"metadata\": {\"n\": " + number + "}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("metadata.n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.5",
                "1.10",
                "0.1",
                "1e22",
                "1e308",
                "4.9e-324",
                "9007199254740992",
                "1.7976931348623157E308"
            })
    void numbersThatItHoldsComeBackAsTheyWere(String number) {
        Answer kept = patch("{\"metadata\": {\"n\": " + number + "}}");
        assertThat(kept.status()).isEqualTo(200);
        assertThat(owner.get(path).json().at("/metadata/n").asDouble()).isEqualTo(Double.parseDouble(number));
    }

    @Test
    void metadataIsMeasuredOnceMergedAndWrittenOut() {
        assertThat(patch("{\"metadata\": {\"a\": \"" + "a".repeat(10_000) + "\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(patch("{\"metadata\": {\"b\": \"" + "b".repeat(10_000) + "\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(patch("{\"metadata\": {\"a\": null, \"n\": [" + "1e300,".repeat(100) + "1]}}")
                        .status())
                .isEqualTo(400);
    }

    private Answer patch(String body) {
        return owner.send("PATCH", path, body, Map.of("Content-Type", "application/merge-patch+json"));
    }
}
