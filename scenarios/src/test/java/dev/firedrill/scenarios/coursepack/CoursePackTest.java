package dev.firedrill.scenarios.coursepack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.SchemaCheck;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoursePackTest {
  private static final CoursePack PACK = CoursePack.bundled();

  static Stream<String> files() {
    return Resources.index("coursepack/labs").stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachLabFitsTheSchema(String file) {
    SchemaCheck schema = SchemaCheck.of(Resources.text("coursepack/lab.schema.json"));

    assertThat(
            schema.violations(ScenarioLoader.tree(file, Resources.text("coursepack/labs/" + file))))
        .isEmpty();
  }

  @Test
  void everyScenarioThatALabNamesIsWritten() {
    Set<String> written = new HashSet<>(PACK.waiting().keySet());
    Catalog.bundled().scenarios().forEach(scenario -> written.add(scenario.metadata().id()));

    assertThat(PACK.labs().stream().flatMap(lab -> lab.agenda().stream()).map(Lab.Item::scenario))
        .filteredOn(scenario -> scenario != null)
        .isSubsetOf(written);
  }

  @Test
  void everyScenarioIsPlayedOnSomeDay() {
    Set<String> played = new HashSet<>();
    PACK.labs()
        .forEach(lab -> lab.agenda().forEach(item -> played.add(String.valueOf(item.scenario()))));

    assertThat(played)
        .containsAll(PACK.waiting().keySet())
        .containsAll(
            Catalog.bundled().scenarios().stream()
                .map(Scenario::metadata)
                .map(Scenario.Metadata::id)
                .toList());
  }

  @Test
  void theAgendaOfEachDayFitsIntoIt() {
    assertThat(PACK.labs())
        .hasSize(7)
        .allSatisfy(lab -> {
          Duration free = Duration.ZERO;
          for (Lab.Item item : lab.agenda()) {
            assertThat(item.at()).as(lab.id()).isGreaterThanOrEqualTo(free);
            free = item.at().plus(item.duration());
          }
          assertThat(free).as(lab.id()).isLessThanOrEqualTo(lab.duration());
        });
  }

  @Test
  void aScenarioHasAsMuchTimeAsItMayTake() {
    Catalog catalog = Catalog.bundled();
    for (Lab lab : PACK.labs()) {
      for (Lab.Item item : lab.agenda()) {
        Scenario scenario =
            item.scenario() == null ? null : catalog.find(item.scenario()).orElse(null);
        if (scenario != null) {
          assertThat(item.duration())
              .as(lab.id() + ": " + item.scenario())
              .isGreaterThanOrEqualTo(scenario.metadata().maxDuration());
        }
      }
    }
  }

  @Test
  void everyVariantThatALabNamesIsThere() {
    List<String> variants = Resources.index("coursepack/variants");

    assertThat(PACK.labs().stream().flatMap(lab -> lab.variants().stream())).isSubsetOf(variants);
  }
}
