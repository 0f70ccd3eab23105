package dev.millrace.video;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReportJson;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.contract.UploadReportJson;
import dev.millrace.common.rules.SuiteRules;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.millrace.video", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SUITE_RULES = ArchTests.in(SuiteRules.class);

    @ArchTest
    static final ArchRule THE_STATUS_TABLE_IS_PURE = noClasses()
            .that()
            .haveSimpleName("VideoStatus")
            .or()
            .haveSimpleName("OutputRules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.io..", "java.sql..")
            .because("pure code has no framework, no clock and no I/O");

    @ArchTest
    static final ArchRule THE_WIRE_STAYS_AT_THE_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage("..video.report..")
            .and()
            .areNotAnnotatedWith(RestController.class)
            .and()
            .doNotHaveSimpleName("UploadServiceNotice")
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    TranscodeReport.class,
                    TranscodeReportJson.class,
                    SourceSummary.class,
                    UploadReport.class,
                    UploadReportJson.class,
                    ClaimAnswer.class,
                    Internal.class))
            .because(
                    "the domain speaks in its own types; bodies of calls are mapped once, where they come in or go out");
}
