package dev.millrace.common.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.violations.config.Anything;
import dev.millrace.violations.here.AlphaManager;
import dev.millrace.violations.here.Breaks;
import dev.millrace.violations.there.CircleBack;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule is proved before it is trusted: each one fails on the classes made to break it. */
class RulesProofTest {

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("field injection", SuiteRules.NO_FIELD_INJECTION),
                Arguments.of("standard streams", SuiteRules.NO_STANDARD_STREAMS),
                Arguments.of("generic exceptions", SuiteRules.NO_GENERIC_EXCEPTIONS),
                Arguments.of("java.util.logging", SuiteRules.NO_JAVA_UTIL_LOGGING),
                Arguments.of("clock", SuiteRules.CLOCK_ONLY),
                Arguments.of("names", SuiteRules.NO_EMPTY_NAMES),
                Arguments.of("layer packages", SuiteRules.NO_LAYER_PACKAGES),
                Arguments.of("AWS", SuiteRules.AWS_ONLY_IN_ADAPTERS),
                Arguments.of("circles", SuiteRules.NO_CIRCLES),
                Arguments.of("controllers", SuiteRules.CONTROLLERS_ARE_HIDDEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void seededViolationIsFound(String name, ArchRule rule) {
        var seeded = new ClassFileImporter()
                .importClasses(Breaks.class, AlphaManager.class, CircleBack.class, Anything.class);

        assertThat(rule.evaluate(seeded).hasViolation()).as(name).isTrue();
    }
}
