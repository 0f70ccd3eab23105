package dev.millrace.blackbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversationTest {

    @Test
    void valuesThatDifferBetweenRunsAreReplaced() {
        String one = answer("01a22aca-7669-793f-858d-a2bba9e4f732", "2026-11-30T04:50:41.534Z", "18080", "a=1&b=2", 12);
        String other = answer("01a22aca-a3e0-702b-ad62-05cb05a89bfa", "2026-12-01T00:00:00Z", "9000", "X-Amz=3", 7);
        assertThat(Conversation.steady(one)).isEqualTo(Conversation.steady(other));
    }

    @Test
    void namesTextsAndTheirOrderStay() {
        assertThat(Conversation.steady("{\"code\":\"GONE\",\"a\":1}"))
                .isNotEqualTo(Conversation.steady("{\"a\":1,\"code\":\"GONE\"}"))
                .isEqualTo("{\"code\":\"GONE\",\"a\":0}");
    }

    private static String answer(String id, String time, String port, String query, int size) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + time + "\",\"url\":\"http://127.0.0.1:" + port + "/v/" + id + "?"
                + query + "\",\"size\":" + size + "}";
    }
}
