package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionLanguageTest {

    @ParameterizedTest
    @CsvSource({"en, en", "SR-latn, sr-Latn", "pt-br, pt-BR", "zh-hant-tw, zh-Hant-TW", "fil, fil", "es-419, es-419"})
    void aTagIsNormalised(String given, String tag) {
        assertThat(CaptionLanguage.parse(given).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "e", "en_US", "en-", "und", "x-mine", "english-language-in-words", "en/..", "en\n", "č"})
    void whatIsNoTagIsRefused(String given) {
        assertThatThrownBy(() -> CaptionLanguage.parse(given)).isInstanceOf(ProblemException.class);
    }

    @Test
    void ownNameIsWhatItsSpeakersCallIt() {
        assertThat(CaptionLanguage.parse("en").ownName()).isEqualTo("English");
        assertThat(CaptionLanguage.parse("sr-Latn").ownName()).isEqualTo("Srpski (latinica)");
        assertThat(CaptionLanguage.parse("fr-CA").ownName()).isEqualTo("Français (Canada)");
        assertThat(CaptionLanguage.parse("qaa").ownName()).isEqualTo("Qaa");
    }
}
