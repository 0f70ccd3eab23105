package dev.millrace.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void oneMoreThanTheLimitSaysThatThereIsAnotherPage() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next(Function.identity())).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of("a", "b"), 2)).isEqualTo(new Page<>(List.of("a", "b"), false));
        assertThat(Page.of(List.of("a", "b"), 2).next(Function.identity())).isNull();
        assertThat(Page.of(List.<String>of(), 2).next(Function.identity())).isNull();
    }
}
