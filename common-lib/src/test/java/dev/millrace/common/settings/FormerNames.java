package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Former names of a service's settings as tests: one line {@code former | present} for each; the service must not start with it. */
public final class FormerNames {

    private FormerNames() {}

    /** @param service its application class */
    public static Stream<DynamicTest> tests(Class<?> service, String lines) {
        return lines.lines().map(line -> line.strip().split("\\s*\\|\\s*")).map(names -> test(service, names));
    }

    private static DynamicTest test(Class<?> service, String... names) {
        return dynamicTest(
                names[0] + " stops the start",
                () -> assertThatThrownBy(() -> start(service, "--" + names[0] + "=5s"))
                        .hasMessageContaining(names[0] + " is now " + names[1]));
    }

    private static void start(Class<?> service, String setting) {
        new SpringApplicationBuilder(service)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(setting)
                .close();
    }
}
