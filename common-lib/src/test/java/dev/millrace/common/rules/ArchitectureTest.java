package dev.millrace.common.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.millrace.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests suiteRules = ArchTests.in(SuiteRules.class);

    @ArchTest
    static final ArchRule contractIsPlain = noClasses()
            .that()
            .resideInAnyPackage("..common.contract..", "..common.keys..", "..common.ffmpeg..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "software.amazon.awssdk..", "jakarta.persistence..")
            .because("what crosses services must not drag a framework along");

    @ArchTest
    static final ArchRule formatsAreOfTheJdkAlone = classes()
            .that()
            .resideInAPackage("..common.streaming..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..common.streaming..", "java..", "javax.xml..", "org.jspecify..")
            .because("services, proofs and clients write and read the same formats, and no framework comes with them");
}
