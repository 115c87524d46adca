package org.netpeering.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The house: domain, application, and the adapters around them; arrows point inwards. */
@AnalyzeClasses(packages = "org.netpeering", importOptions = DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule theDomainIsPureJava = classes()
            .that()
            .resideInAPackage("org.netpeering.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.netpeering.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theDomainReadsNoClockAndDrawsNoNumber = noClasses()
            .that()
            .resideInAPackage("org.netpeering.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|UUID)|java\\.util\\.random\\..*|java\\.security\\..*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..");

    @ArchTest
    static final ArchRule theApplicationKnowsAxonAndTheDomainOnly = classes()
            .that()
            .resideInAPackage("org.netpeering.application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.netpeering.application..",
                    "org.netpeering.domain..",
                    "org.axonframework..",
                    "java..",
                    "javax.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule noDialectKnowsTheOther = slices().matching(
                    "org.netpeering.(outscale|fcu|nativeapi|console)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule anHttpAdapterStandsOnTheEdgeAndTheApplicationOnly = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.netpeering.outscale..",
                    "org.netpeering.fcu..",
                    "org.netpeering.nativeapi..",
                    "org.netpeering.edge..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.netpeering.postgres..",
                    "org.netpeering.server..",
                    "org.springframework..",
                    "org.axonframework.."));

    @ArchTest
    static final ArchRule theEdgeKnowsNoDialect = noClasses()
            .that()
            .resideInAPackage("org.netpeering.edge..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.netpeering.outscale..",
                    "org.netpeering.fcu..",
                    "org.netpeering.nativeapi..",
                    "org.netpeering.console.."));

    @ArchTest
    static final ArchRule theConsoleStandsOnTheEdgeAndTheApplicationOnly = noClasses()
            .that()
            .resideInAPackage("org.netpeering.console..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.netpeering.postgres..",
                    "org.netpeering.server..",
                    "org.netpeering.autoconfigure..",
                    "org.axonframework.."));

    @ArchTest
    static final ArchRule postgresKnowsNoOtherAdapter = noClasses()
            .that()
            .resideInAPackage("org.netpeering.postgres..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.netpeering..")
                    .and(not(resideInAnyPackage(
                            "org.netpeering.postgres..",
                            "org.netpeering.messages..",
                            "org.netpeering.application..",
                            "org.netpeering.domain.."))));

    @ArchTest
    static final ArchRule messagesKnowTheApplicationOnly = noClasses()
            .that()
            .resideInAPackage("org.netpeering.messages..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.netpeering..")
                    .and(not(resideInAnyPackage(
                            "org.netpeering.messages..", "org.netpeering.application..", "org.netpeering.domain.."))));

    @ArchTest
    static final ArchRule theStarterKnowsPostgresAndNoOtherAdapter = noClasses()
            .that()
            .resideInAPackage("org.netpeering.autoconfigure..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.netpeering..")
                    .and(not(resideInAnyPackage(
                            "org.netpeering.autoconfigure..",
                            "org.netpeering.postgres..",
                            "org.netpeering.kafka..",
                            "org.netpeering.messages..",
                            "org.netpeering.application..",
                            "org.netpeering.domain.."))));

    @ArchTest
    static final ArchRule theEmbeddedPostgresKnowsNothingOfTheHouse = classes()
            .that()
            .resideInAPackage("org.netpeering.embedded..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.netpeering.embedded..",
                    "java..",
                    "org.jspecify..",
                    "org.apache.commons.compress..",
                    "org.tukaani.xz..");

    @ArchTest
    static final ArchRule nobodyKnowsTheStarter = noClasses()
            .that()
            .resideOutsideOfPackage("org.netpeering.autoconfigure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.netpeering.autoconfigure..");

    @ArchTest
    static final ArchRule aClassIsNamedForWhatItKnows = noClasses()
            .that()
            .resideInAPackage("org.netpeering..")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service)");

    @ArchTest
    static final ArchRule packagesOfTheDomainHaveNoCycles =
            slices().matching("org.netpeering.domain.(*)..").should().beFreeOfCycles();
}
