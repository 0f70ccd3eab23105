package dev.millrace.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.0.0.1:8080", "LocalHost:8080", "localhost", "[::1]:8080", "192.168.1.20:1"})
    void loopbackAndTheChosenNameAreOurs(String header) {
        assertThat(new HostName("192.168.1.20").isNamedBy(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1@evil.example",
                "127.0.0.1/videos",
                "127.0.0.1:8080/videos",
                "192.168.1.21",
                "127.0.0.1:80:80"
            })
    void nothingElseIs(String header) {
        assertThat(new HostName("192.168.1.20").isNamedBy(header)).isFalse();
        assertThat(HostName.LOOPBACK.isNamedBy(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.1.20", "192.168.1.20:8080", "0.0.0.0", "a b", "", "-a", "a/b", "::1"})
    void onlyABareNameIsTaken(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostName(name))
                .withMessageContaining("--host");
    }

    @Test
    void othersAreListenedToOnlyWhereTheyAreMeant() {
        assertThat(HostName.LOOPBACK.listen()).matches(InetAddress::isLoopbackAddress);
        assertThat(new HostName("localhost").listen()).matches(InetAddress::isLoopbackAddress);
        assertThat(new HostName("10.0.2.2").listen()).matches(InetAddress::isLoopbackAddress);
        assertThat(new HostName("192.168.1.20").listen()).matches(InetAddress::isAnyLocalAddress);
    }

    @Test
    void urlsNameIt() {
        assertThat(new HostName("My-Mac.local").url(8080)).isEqualTo(URI.create("http://my-mac.local:8080"));
    }
}
