package dev.millrace.worker;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.millrace.common.rules.SuiteRules;

@AnalyzeClasses(packages = "dev.millrace.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SUITE = ArchTests.in(SuiteRules.class);
}
