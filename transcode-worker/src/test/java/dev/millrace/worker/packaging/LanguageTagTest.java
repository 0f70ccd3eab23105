package dev.millrace.worker.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "eng, en",
        "deu, de",
        "ger, de",
        "chi, zh",
        "zho, zh",
        "ENG, en",
        "gsw, gsw",
        "und, und",
        "'', und",
        "'en\",URI=\"http://example.com', und",
    })
    void theShortestCodeNamesALanguage(String said, String tag) {
        assertThat(LanguageTag.of(said)).isEqualTo(tag);
    }
}
