package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "http://localhost:5173",
                "http://127.0.0.1:8089",
                "http://[::1]:3000",
                "capacitor://localhost",
                "https://example.com:80"
            })
    void originsOfBrowsersAreAccepted(String text) {
        assertThat(Origins.isOrigin(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "localhost:5173",
                "http://localhost:5173/",
                "http://localhost:5173/app",
                "https://*.example.com",
                "https://App.example.com",
                "HTTP://localhost:5173",
                "http://example.com:80",
                "https://example.com:443",
                "http://localhost:0",
                "http://localhost:99999",
                "https://user@example.com",
                "https://example.com?x",
                "https://a.test,https://b.test",
                "https://a.test https://b.test"
            })
    void otherTextsAreNoOrigins(String text) {
        assertThat(Origins.isOrigin(text)).isFalse();
    }
}
