package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.millrace.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class OwnerArgumentResolverTest {

    private final OwnerArgumentResolver resolver = new OwnerArgumentResolver();

    @ParameterizedTest
    @ValueSource(strings = {"alice", "auth0|7", "Ана", "😀"})
    void aSubjectIsTheOwner(String subject) {
        assertThat(ownerOf(subject)).isEqualTo(new Owner(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\0b", "a\r\nb", "a\u0085b", "a\ud800", "\udc00b"})
    void textThatADatabaseCannotStoreIsNoOwner(String subject) {
        assertThatThrownBy(() -> ownerOf(subject)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aLongSubjectIsNoOwner() {
        assertThatThrownBy(() -> ownerOf("a".repeat(256))).isInstanceOf(ProblemException.class);
    }

    private Object ownerOf(String subject) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setUserPrincipal(() -> subject);
        return resolver.resolveArgument(mock(MethodParameter.class), null, new ServletWebRequest(request), null);
    }
}
