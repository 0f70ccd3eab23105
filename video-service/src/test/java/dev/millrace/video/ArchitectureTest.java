package dev.millrace.video;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.millrace.common.rules.SuiteRules;

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
}
