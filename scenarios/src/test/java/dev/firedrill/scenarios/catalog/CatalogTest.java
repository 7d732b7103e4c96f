package dev.firedrill.scenarios.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.Mistake;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {

  @Test
  void theBundledCatalogueHasNoMistake() {
    assertThat(Catalog.check().scenarios())
        .isEqualTo(Catalog.bundled().scenarios())
        .extracting(scenario -> scenario.metadata().id())
        .contains("slow-dependency", "control-quiet-afternoon");
    assertThat(Catalog.bundled().find("slow-dependency")).isPresent();
    assertThat(Catalog.bundled().find("nothing")).isEmpty();
  }

  @Test
  void everyMistakeOfEveryFileIsReported() {
    String broken = Examples.SLOW_DEPENDENCY.replace("target: weather\n", "target: whether\n");
    Map<String, String> files =
        Map.of(
            "b.yaml",
            broken.replace("  title: Slow dependency\n", ""),
            "a.yaml",
            broken,
            "wrong-name.yaml",
            Examples.SLOW_DEPENDENCY);

    assertThatThrownBy(() -> Catalog.of(files, Examples.loader()))
        .isInstanceOfSatisfying(
            InvalidCatalog.class,
            e ->
                assertThat(e.mistakes())
                    .extracting(Mistake::file, Mistake::rule)
                    .containsExactly(
                        tuple("a.yaml", "target-exists"),
                        tuple("b.yaml", "schema-required"),
                        tuple("b.yaml", "target-exists"),
                        tuple("wrong-name.yaml", "file-named-by-id")));
  }

  @Test
  void theCheapRulesStillFindMistakes() {
    String broken =
        Examples.SLOW_DEPENDENCY
            .replace("target: weather\n", "target: whether\n")
            .replace("comms: 0.15, diagnosis: 0}", "comms: 0.2, diagnosis: 0}");

    assertThatThrownBy(() ->
            Catalog.of(Map.of("slow-dependency.yaml", broken), ScenarioLoader.forCheckedFiles()))
        .isInstanceOfSatisfying(
            InvalidCatalog.class,
            e ->
                assertThat(e.mistakes())
                    .extracting(Mistake::rule)
                    .containsExactly("target-exists", "weights-sum-to-one"));
  }

  @Test
  void theBundledCatalogueIsReadWithoutTheSchemaValidatorAndCel() throws Exception {
    URL[] classPath =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> !entry.matches(".*(dev.cel|networknt|protobuf).*"))
            .map(CatalogTest::url)
            .toArray(URL[]::new);

    try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> catalog = loader.loadClass(Catalog.class.getName());

      assertThat(catalog.getMethod("bundled").invoke(null)).isNotNull();
      assertThatThrownBy(() -> catalog.getMethod("check").invoke(null))
          .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void everyFileOfTheIndexIsThereAndTheOtherWayAround() throws Exception {
    // Here the classes are a folder, so it can be listed; in a jar the index is all there is.
    Path folder =
        Path.of(
                Objects.requireNonNull(
                        Catalog.class.getResource("/dev/firedrill/scenarios/catalog/index.txt"))
                    .toURI())
            .getParent();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> indexed = new ArrayList<>(Resources.index("catalog"));
      indexed.addAll(waiting().keySet());
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(indexed);
    }
  }

  /** Nothing else may be wrong with a scenario that waits, so that it can be offered any day. */
  @Test
  void whatWaitsLacksOnlyTheFaultsThatItSays() {
    ScenarioLoader loader = new ScenarioLoader(FaultCatalog.bundled());
    waiting()
        .forEach((file, lacks) -> {
          if (loader.load(file, Resources.text("catalog/" + file))
              instanceof LoadOutcome.Rejected(List<Mistake> mistakes)) {
            assertThat(mistakes)
                .allSatisfy(mistake -> {
                  assertThat(mistake.rule()).isEqualTo("fault-known");
                  assertThat(lacks).contains(mistake.message().split("\"")[1]);
                });
          }
        });
  }

  @Test
  void eachScenarioHasACanaryOfItsOwnAndTwoWaysToMendIt() {
    assertThat(Catalog.bundled().scenarios())
        .allSatisfy(
            scenario -> assertThat(scenario.selfTest().reference()).hasSizeGreaterThanOrEqualTo(2))
        .extracting(scenario -> scenario.integrity().canary())
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  private static Map<String, String> waiting() {
    return Resources.text("catalog/waiting.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  @Test
  void theBundledFaultsAreKnown() {
    assertThat(FaultCatalog.bundled().known())
        .contains("dependency-slow", "slack-rate-limited", "event-drop", "socket-flap");
    assertThat(FaultCatalog.bundled().argumentSchema("dependency-slow").get("required")).hasSize(2);
    assertThatThrownBy(() -> FaultCatalog.bundled().argumentSchema("fire"))
        .hasMessageContaining("dependency-slow");
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
