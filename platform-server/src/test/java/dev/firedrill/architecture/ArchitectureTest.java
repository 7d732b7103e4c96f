package dev.firedrill.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.firedrill.architecture.PackageTable.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = ROOT,
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheServer.class})
class ArchitectureTest {
  /** The composition root of the command line, which is a process of its own. */
  private static final String COMMAND_LINE = ROOT + ".cli.Main";

  private static final String[] ADAPTERS = {
    "..persistence..",
    "..api..",
    "..gateway..",
    "..process..",
    "..kubernetes..",
    "..quartz..",
    "..commands..",
    "..ofrep..",
    "..http.."
  };

  /** The scenarios jar has its own tests; as a dependency it is only a name in the table. */
  static final class OnlyTheServer implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/scenarios/");
    }
  }

  @ArchTest
  static void featuresUseOnlyWhatTheTableAllows(JavaClasses all) {
    PackageTable.MAY_USE.forEach((feature, allowed) -> {
      String home = ROOT + "." + feature;
      String[] extra =
          PackageTable.EXTRA_RIGHTS.keySet().stream()
              .filter(name -> name.startsWith(feature + "."))
              .map(name -> ROOT + "." + name + "..")
              .toArray(String[]::new);
      check(
          all,
          noClasses()
              .that()
              .resideInAPackage(home + "..")
              .and()
              .resideOutsideOfPackage(home + ".api..")
              .and()
              .resideOutsideOfPackages(extra),
          feature,
          allowed);
      Set<String> forApi = new TreeSet<>(allowed);
      forApi.addAll(PackageTable.API_MAY_USE);
      check(all, noClasses().that().resideInAPackage(home + ".api.."), feature, forApi);
    });
    PackageTable.EXTRA_RIGHTS.forEach((name, rights) -> {
      String feature = name.substring(0, name.indexOf('.'));
      Set<String> allowed =
          Stream.concat(
                  PackageTable.MAY_USE.getOrDefault(feature, Set.of()).stream(), rights.stream())
              .collect(Collectors.toSet());
      check(all, noClasses().that().resideInAPackage(ROOT + "." + name + ".."), feature, allowed);
    });
  }

  /** Only the roots of other features: their adapters are out of reach. */
  private static void check(
      JavaClasses all, GivenClassesConjunction these, String feature, Set<String> allowed) {
    String[] reachable =
        Stream.concat(
                Stream.of(ROOT + "." + feature + ".."),
                allowed.stream().map(ArchitectureTest::reachable))
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> outside =
        resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(reachable)));
    these
        .should()
        .dependOnClassesThat(outside.as("are outside of what " + feature + " may use"))
        .allowEmptyShould(true)
        .check(all);
  }

  /** Of the scenarios jar every package: it is a library and has no adapters to hide. */
  private static String reachable(String feature) {
    return ROOT + "." + feature + (feature.equals("scenarios") ? ".." : "");
  }

  @ArchTest
  static void everyFeatureStandsInTheTable(JavaClasses all) {
    Set<String> features =
        all.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT + "."))
            .map(name -> name.substring(ROOT.length() + 1).split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    features.remove("app");
    assertThat(features).isSubsetOf(PackageTable.MAY_USE.keySet());
  }

  @ArchTest
  static final ArchRule nobodyUsesTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".app..");

  @ArchTest
  static final ArchRule featuresAreFreeOfCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule rootsArePlainJava =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .and()
          .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jdbi..",
              "io.dropwizard..",
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "io.fabric8..",
              "com.slack..",
              "org.quartz..",
              "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule sqlIsWrittenInPersistenceOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("..persistence..", ROOT + ".app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jdbi..");

  @ArchTest
  static void aPersistencePackageShowsOneFactory(JavaClasses all) {
    all.stream()
        .filter(type -> type.getPackageName().endsWith(".persistence"))
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName))
        .forEach((name, types) ->
            assertThat(types)
                .as("public types of %s", name)
                .singleElement()
                .satisfies(type -> assertThat(type.getSimpleName()).endsWith("Persistence")));
  }

  @ArchTest
  static final ArchRule timeRandomnessAndIdentityAreInjected =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app..")
          .and()
          .doNotHaveFullyQualifiedName(COMMAND_LINE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app..")
          .and()
          .doNotHaveFullyQualifiedName(COMMAND_LINE)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    Set<String> unmarked =
        all.stream()
            .filter(type -> type.getPackageName().startsWith(ROOT))
            .map(JavaClass::getPackage)
            .filter(home ->
                home.tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty())
            .map(home -> home.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      classes()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");
}
