package dev.freehold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.freehold.property.listings.PropertyDirectory;
import dev.freehold.property.listings.PropertyRef;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.persistence.Retry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

/** The rules of the house (DESIGN, section 2). A rule that is in the way is a reason to talk, not to weaken it. */
@AnalyzeClasses(packages = ArchitectureTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String HOUSE = "dev.freehold";

    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("src", "main", "java", "dev", "freehold");

    private static final String SHARED = HOUSE + ".shared..";
    private static final String PLATFORM = HOUSE + ".platform..";
    private static final String DEMO = HOUSE + ".demo..";
    private static final String PANACHE = "io.quarkus.hibernate.reactive.panache..";

    /** What features let others use. Whoever adds a type makes a promise. */
    private static final Set<Class<?>> PUBLISHED = Set.of(PropertyDirectory.class, PropertyRef.class);

    // 1. shared

    @ArchTest
    static final ArchRule sharedImportsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage(SHARED)
            .should()
            .dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAPackage(SHARED))))
            .because("what every feature uses must not know any of them");

    // 2. features

    @ArchTest
    static final ArchRule featuresImportOnlyWhatIsPublished = classes()
            .that(areInAFeature())
            .should(dependOnlyOnSharedAuditAndPublishedTypes())
            .because("a feature that reaches into another, or into the platform, cannot change alone");

    // 3. frameworks

    @ArchTest
    static final ArchRule httpIsSpokenByResources = noClasses()
            .that(not(resideInAnyPackage(SHARED, PLATFORM)).and(not(nameMatching(".*Resource(\\$.*)?"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("services and entities must work without a request");

    /** Services may call what their repositories inherit, which the bytecode of a method reference shows as Panache's own. */
    @ArchTest
    static final ArchRule panacheIsForRepositories = noClasses()
            .that(not(nameMatching(".*Repository(\\$.*)?")))
            .and(not(equivalentTo(Retry.class)))
            .should()
            .dependOnClassesThat(resideInAPackage(PANACHE)
                    .and(not(areSessionAnnotations()))
                    .and(not(equivalentTo(PanacheRepositoryBase.class))))
            .orShould()
            .beAssignableTo(PanacheRepositoryBase.class)
            .because("statements are to be found in one place; a second try makes none, it only opens the transaction");

    @ArchTest
    static final ArchRule sessionsOpenInServices = methods()
            .that()
            .areAnnotatedWith(WithSession.class)
            .or()
            .areAnnotatedWith(WithTransaction.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .because("a use case is one session and one transaction");

    @ArchTest
    static final ArchRule sessionsOpenAtMethods = noClasses()
            .that()
            .areNotAnnotatedWith(Interceptor.class)
            .should()
            .beAnnotatedWith(WithSession.class)
            .orShould()
            .beAnnotatedWith(WithTransaction.class)
            .because("on a class these annotations are silently ignored; on an interceptor they open nothing, but say"
                    + " what it goes around");

    // 4. cycles

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(HOUSE + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package");

    // 5. resources

    @ArchTest
    static final ArchRule resourcesFinishWhatTheyBegin = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(areNotCancellable())
            .because("a client that hangs up would take its database connection with it (quarkusio/quarkus#51576)");

    @ArchTest
    static final ArchRule resourcesAreIdempotent = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotAnnotatedWith(NeverStored.class)
            .should()
            .beAnnotatedWith(Idempotent.class)
            .because("Idempotency-Key is honoured on every POST and PATCH whose answer is no secret");

    @ArchTest
    static final ArchRule secretsAreNotStored = classes()
            .that()
            .areAnnotatedWith(NeverStored.class)
            .should()
            .beAnnotatedWith(Path.class)
            .andShould()
            .notBeAnnotatedWith(Idempotent.class)
            .because("an answer that is kept for its Idempotency-Key would be a secret in the database");

    @ArchTest
    static final ArchRule endpointsSayWhoMayCall = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(Authenticated.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .because("who may call is read at the endpoint, and nowhere else");

    // 6. nothing blocks

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + ".platform.boot..", DEMO)
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("an event loop that waits serves nobody");

    // 7. words

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(SOURCES)) {
            Set<java.nio.file.Path> packages = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> Stream.iterate(file.getParent(), java.nio.file.Path::getParent)
                            .takeWhile(directory -> !directory.equals(SOURCES)))
                    .forEach(packages::add);
            assertThat(packages).isNotEmpty().allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                    .exists());
        }
    }

    private static DescribedPredicate<JavaClass> areInAFeature() {
        return resideInAPackage(HOUSE + "..")
                .and(not(resideInAnyPackage(SHARED, PLATFORM, DEMO)))
                .as("are in a feature");
    }

    private static ArchCondition<JavaClass> dependOnlyOnSharedAuditAndPublishedTypes() {
        return new ArchCondition<>("depend only on shared, audit and published types") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                !mayUse(origin, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(origin, dependency.getDescription())));
            }
        };
    }

    private static boolean mayUse(JavaClass origin, JavaClass target) {
        return !target.getPackageName().startsWith(HOUSE)
                || feature(target).equals(feature(origin))
                || Set.of("shared", "audit").contains(feature(target))
                || PUBLISHED.stream().anyMatch(target::isEquivalentTo);
    }

    /** The package below the house's own. */
    private static String feature(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length()).split("\\.", -1)[1];
    }

    private static DescribedPredicate<JavaClass> areSessionAnnotations() {
        return DescribedPredicate.describe(
                "are session annotations",
                type -> type.isEquivalentTo(WithSession.class) || type.isEquivalentTo(WithTransaction.class));
    }

    private static DescribedPredicate<JavaAnnotation<?>> areNotCancellable() {
        return DescribedPredicate.describe(
                "@Cancellable(false)",
                annotation -> annotation.getRawType().isEquivalentTo(Cancellable.class)
                        && Boolean.FALSE.equals(annotation.get("value").orElse(true)));
    }
}
