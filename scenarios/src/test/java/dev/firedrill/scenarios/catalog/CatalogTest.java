package dev.firedrill.scenarios.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.load.Mistake;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

  @Test
  void theBundledCatalogueHasNoMistake() {
    assertThat(Catalog.bundled().scenarios())
        .extracting(scenario -> scenario.metadata().id())
        .containsExactly("slow-dependency");
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
                        org.assertj.core.groups.Tuple.tuple("a.yaml", "target-exists"),
                        org.assertj.core.groups.Tuple.tuple("b.yaml", "schema-required"),
                        org.assertj.core.groups.Tuple.tuple("b.yaml", "target-exists"),
                        org.assertj.core.groups.Tuple.tuple(
                            "wrong-name.yaml", "file-named-by-id")));
  }

  @Test
  void theBundledFaultsAreKnown() {
    assertThat(FaultCatalog.bundled().known()).containsExactly("dependency-slow");
    assertThat(FaultCatalog.bundled().argumentSchema("dependency-slow").get("required")).hasSize(2);
    assertThatThrownBy(() -> FaultCatalog.bundled().argumentSchema("fire"))
        .hasMessageContaining("dependency-slow");
  }
}
