package dev.millrace.local.cloud.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

    @ParameterizedTest
    @CsvSource({
        "http://cdn/videos/a/*, http://cdn/videos/a/hls/1/master.m3u8",
        "http*://cdn/videos/a/*, https://cdn/videos/a/x",
        "http://cdn/videos/a/*, http://cdn/videos/a/",
        "http://cdn/videos/?/x, http://cdn/videos/b/x",
        "*, http://cdn/anything",
        "*a*b, aabxb"
    })
    void matches(String pattern, String text) {
        assertThat(Wildcards.match(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://cdn/videos/a/*, http://cdn/videos/b/hls/1/master.m3u8",
        "http://cdn/videos/a/*, https://cdn/videos/a/x",
        "http://cdn/videos/a/*, http://cdn.evil/videos/a/x",
        "http://cdn/videos/?/x, http://cdn/videos//x",
        "http://cdn/videos/a/*.ts, http://cdn/videos/a/x.m3u8",
        "http://cdn/a, http://cdn/ab"
    })
    void doesNotMatch(String pattern, String text) {
        assertThat(Wildcards.match(pattern, text)).isFalse();
    }
}
