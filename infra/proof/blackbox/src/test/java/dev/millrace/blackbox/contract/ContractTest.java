package dev.millrace.blackbox.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of difference between a response and the document is found, and conforming responses pass. */
class ContractTest {

    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String PROBLEM = "application/problem+json";
    private static final Contract CONTRACT = new Contract(read("""
            {"openapi":"3.1.0","paths":{
              "/api/videos/{id}":{"get":{"responses":{
                "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Video"}}}},
                "304":{"description":"the same"},
                "404":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}},
              "/api/videos/events":{"get":{"responses":{
                "200":{"content":{"text/event-stream":{"schema":{
                  "type":"array","items":{"$ref":"#/components/schemas/Event"}}}}}}}}},
             "components":{"schemas":{
               "Video":{"type":"object","required":["id","title"],"properties":{
                 "id":{"type":"string","format":"uuid"},
                 "title":{"type":["string","null"]},
                 "createdAt":{"type":"string","format":"date-time"},
                 "url":{"type":"string","format":"uri"},
                 "metadata":{"type":"object","additionalProperties":{}}}},
               "Event":{"type":"object","required":["event","data"],"properties":{
                 "id":{"type":"string"},"event":{"type":"string","enum":["status"]},
                 "data":{"$ref":"#/components/schemas/Video"}}},
               "Problem":{"type":"object","required":["code"],"properties":{"code":{"type":"string","enum":["NOT_FOUND"]}}}}}}
            """));

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static Exchange video(int status, String type, String body) {
        return new Exchange("GET", "/api/videos/" + ID + "?full=true", status, type, body);
    }

    private static Exchange video(String members) {
        return video(200, "application/json", "{\"id\":\"" + ID + "\",\"title\":\"Tour\"" + members + "}");
    }

    private static Exchange event(String data) {
        return new Exchange("GET", "/api/videos/events", 200, "text/event-stream;charset=UTF-8", data);
    }

    @Test
    void conformingResponsesPass() {
        CONTRACT.hold(video(",\"createdAt\":\"2026-01-02T03:04:05Z\",\"metadata\":{\"any\":1}"));
        CONTRACT.hold(video(200, "application/json", "{\"id\":\"" + ID + "\",\"title\":null}"));
        CONTRACT.hold(video(304, "", ""));
        CONTRACT.hold(video(404, PROBLEM, "{\"code\":\"NOT_FOUND\"}"));
        CONTRACT.hold(new Exchange("HEAD", "/api/videos/" + ID, 200, "application/json", ""));
        CONTRACT.hold(new Exchange("GET", "/docs", 200, "text/html", "<html>"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                ",\"views\":3                | ''         | views",
                ",\"createdAt\":\"yesterday\"| /createdAt | date-time",
                ",\"createdAt\":null         | /createdAt | string",
                ",\"url\":\"no uri\"         | /url       | uri",
                ",\"metadata\":[]            | /metadata  | object",
            })
    void wrongMemberFails(String members, String pointer, String rule) {
        assertThatThrownBy(() -> CONTRACT.hold(video(members)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/videos/{id} 200 at '" + pointer + "'")
                .hasMessageContaining(rule);
    }

    @Test
    void missingMemberFails() {
        assertFails(video(200, "application/json", "{\"id\":\"" + ID + "\"}"), "title");
    }

    @Test
    void idThatIsNoneFails() {
        assertFails(video(200, "application/json", "{\"id\":\"7\",\"title\":\"Tour\"}"), "'/id'");
    }

    @Test
    void statusThatIsNotListedFails() {
        assertFails(video(202, "application/json", "{}"), "the status is none of 200, 304, 404");
    }

    @Test
    void typeThatIsNotListedFails() {
        assertFails(video(200, "text/html", "<html>"), "'text/html' is none of application/json");
    }

    @Test
    void bodyThatIsNoJsonFails() {
        assertFails(video(200, "application/json", "{\"id\":"), "the body is JSON");
    }

    @Test
    void bodyWhereNoneIsListedFails() {
        assertFails(video(304, "application/json", "{}"), "it has no body");
    }

    @Test
    void callThatIsNotListedIsRefusedByAProblem() {
        String unknown = "/api/films";
        CONTRACT.hold(new Exchange("GET", unknown, 404, PROBLEM, "{\"code\":\"NOT_FOUND\"}"));
        assertFails(new Exchange("GET", unknown, 200, "application/json", "{}"), "no such operation");
        assertFails(new Exchange("GET", unknown, 404, "text/html", "<html>"), "a refusal is a problem");
        assertFails(new Exchange("GET", unknown, 404, PROBLEM, "{\"code\":\"OOPS\"}"), "'/code'");
        assertFails(new Exchange("PUT", "/api/videos/" + ID, 200, "", ""), "no such operation");
    }

    @Test
    void pathThatIsWrittenOutGoesBeforeAnId() {
        CONTRACT.hold(event(""));
        assertFails(new Exchange("GET", "/api/videos/events", 404, PROBLEM, "{}"), "GET /api/videos/events 404");
    }

    @Test
    void eventsAreHeldToo() {
        String good = "{\"event\":\"status\",\"data\":{\"id\":\"" + ID + "\",\"title\":\"Tour\"}}";
        CONTRACT.hold(event(""), read(good));
        assertThatThrownBy(() -> CONTRACT.hold(event(""), read(good.replace("Tour\"", "Tour\",\"views\":1"))))
                .hasMessageContaining("views");
        assertThatThrownBy(() -> CONTRACT.hold(event(""), read(good.replace("status", "other"))))
                .hasMessageContaining("/event");
    }

    private static void assertFails(Exchange exchange, String said) {
        assertThatThrownBy(() -> CONTRACT.hold(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }
}
