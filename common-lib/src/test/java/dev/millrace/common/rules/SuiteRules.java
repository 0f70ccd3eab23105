package dev.millrace.common.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** What holds in every module; {@code RulesProofTest} seeds a violation of each and sees it fail. */
public final class SuiteRules {

    /** Dependencies come through the constructor. */
    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("a constructor shows what a class needs");

    /** Logs are JSON lines; a print would break them. */
    @ArchTest
    public static final ArchRule NO_STANDARD_STREAMS =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("logs are one JSON object per line");

    /** A thrown type says what happened. */
    @ArchTest
    public static final ArchRule NO_GENERIC_EXCEPTIONS =
            NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because("an exception is named for the fact");

    /** One logging API. */
    @ArchTest
    public static final ArchRule NO_JAVA_UTIL_LOGGING =
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("slf4j is the only logging API");

    /** Time comes from the injected clock. */
    @ArchTest
    public static final ArchRule CLOCK_ONLY = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to give the time");

    /** Names that say nothing. */
    @ArchTest
    public static final ArchRule NO_EMPTY_NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)")
            .orShould()
            .haveSimpleNameStartingWith("Base")
            .because("a name says what a thing is for");

    /** Packages are features, not layers. */
    @ArchTest
    public static final ArchRule NO_LAYER_PACKAGES = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..",
                    "..service..",
                    "..repository..",
                    "..dto..",
                    "..util..",
                    "..helper..",
                    "..config..",
                    "..impl..")
            .because("a newcomer finds a feature by its folder");

    /** Only adapters, named by their technology, touch the AWS SDK. */
    @ArchTest
    public static final ArchRule AWS_ONLY_IN_ADAPTERS = noClasses()
            .that()
            .haveNameNotMatching(".*(S3|Sqs|CloudFront|CloudWatch|Aws)[A-Za-z0-9]*(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
            .orShould()
            .dependOnClassesThat(resideInAPackage("io.awspring.cloud.."))
            .because("the technology is in the name of the class that knows it");

    /** Feature packages form no circle. */
    @ArchTest
    public static final ArchRule NO_CIRCLES = slices().matching("dev.millrace.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("dependencies run one way");

    /** Controllers are not an API for other classes. */
    @ArchTest
    public static final ArchRule CONTROLLERS_ARE_HIDDEN = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("only HTTP calls a controller");

    private SuiteRules() {}
}
