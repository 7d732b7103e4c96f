package dev.firedrill.grading.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.grading.rubric.GradedWork.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RubricScoreTest {
  private static final Criterion LEVELS =
      Criterion.ofLevels("impact", "Impact", "", "", 1, "none", "some", "most", "all");
  private static final Criterion ITEMS =
      new Criterion(
          "timeline",
          "Timeline",
          "",
          "",
          3,
          List.of(),
          4,
          List.of(
              new RubricItem("events", "All events", 3),
              new RubricItem("sources", "Sources", 2),
              new RubricItem("wrong", "Contradicts", -1)));

  @Test
  void levelsAndItemsComeToTheSameScale() {
    assertThat(RubricScore.level(LEVELS, Selection.ofLevel(2))).hasValue(2);
    assertThat(RubricScore.level(ITEMS, Selection.ofItems("events", "wrong"))).hasValue(1.5);
    assertThat(RubricScore.level(ITEMS, Selection.ofItems("events", "sources")))
        .as("no more than all points")
        .hasValue(3);
    assertThat(RubricScore.level(ITEMS, Selection.ofItems("wrong")))
        .as("no less than none")
        .hasValue(0);
    assertThat(RubricScore.level(ITEMS, Selection.ofItems())).as("none applies").hasValue(0);
  }

  @Test
  void aChoiceOfTheOtherKindWantsANewLook() {
    assertThat(RubricScore.level(ITEMS, Selection.ofLevel(2))).isEmpty();
    assertThat(RubricScore.level(LEVELS, Selection.ofItems("events"))).isEmpty();
  }

  @Test
  void theMarkIsTheWeightedSumOfLevelsOverThree() {
    List<Criterion> criteria = List.of(LEVELS, ITEMS);

    assertThat(RubricScore.mark(criteria, Map.of("impact", 3.0, "timeline", 1.5))).hasValue(62.5);
    assertThat(RubricScore.mark(criteria, Map.of("impact", 3.0))).isEmpty();
    assertThat(RubricScore.soFar(criteria, Map.of("impact", 3.0))).isCloseTo(25, within(1e-9));
  }

  @Test
  void marksAreBoundedAndAHigherLevelNeverCosts() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      List<Criterion> criteria = new ArrayList<>();
      Map<String, Double> levels = new HashMap<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        criteria.add(
            Criterion.ofLevels("c" + i, "C", "", "", 0.1 + random.nextInt(50), "0", "1", "2", "3"));
        levels.put("c" + i, random.nextInt(7) / 2.0);
      }
      double mark = RubricScore.mark(criteria, levels).orElseThrow();
      assertThat(mark).isBetween(0.0, 100.0);
      levels.merge("c0", 0.5, (old, more) -> Math.min(3, old + more));
      assertThat(RubricScore.mark(criteria, levels).orElseThrow()).isGreaterThanOrEqualTo(mark);
    }
  }

  private static Work work(boolean published, Map<String, Selection> chosen) {
    return new Work(UUID.randomUUID(), "slow-dependency", published, chosen);
  }

  @Test
  void theImpactOfAChangeIsCountedBeforeItIsSaved() {
    Criterion cheaper =
        new Criterion(
            "timeline",
            "Timeline",
            "",
            "",
            3,
            List.of(),
            4,
            List.of(
                new RubricItem("events", "All events", 2),
                new RubricItem("sources", "Sources", 2)));
    Map<String, Selection> hit =
        Map.of("timeline", Selection.ofItems("events"), "impact", Selection.ofLevel(1));
    Map<String, Selection> untouched =
        Map.of("timeline", Selection.ofItems("sources"), "impact", Selection.ofLevel(1));

    Impact impact =
        Impact.of(
            List.of(LEVELS, ITEMS),
            List.of(LEVELS, cheaper),
            List.of(work(false, hit), work(false, untouched), work(true, hit)));

    assertThat(impact.graded()).isEqualTo(2);
    assertThat(impact.moved()).isEqualTo(1);
    assertThat(impact.lowest()).isEqualTo(-18.7);
    assertThat(impact.highest()).isZero();
    assertThat(impact.published()).isEqualTo(1);
    assertThat(impact.sentence())
        .isEqualTo("1 graded submission moves by \u221218.7..0 points. 1 published grade stays.");
  }

  @Test
  void aNewCriterionWantsANewLookAtWhatWasComplete() {
    Map<String, Selection> complete = Map.of("impact", Selection.ofLevel(3));

    Impact impact =
        Impact.of(List.of(LEVELS), List.of(LEVELS, ITEMS), List.of(work(false, complete)));

    assertThat(impact.again()).isEqualTo(1);
    assertThat(impact.sentence()).contains("1 submission wants a new look.");
  }

  @Test
  void theStarterHasSixCriteriaWithinItsOwnRules() {
    assertThat(StarterRubric.criteria()).hasSize(6);
    assertThat(RubricCheck.fault(StarterRubric.criteria())).isEmpty();
    assertThat(RubricJson.read(RubricJson.write(StarterRubric.criteria())))
        .isEqualTo(StarterRubric.criteria());
  }

  @Test
  void eachBrokenRuleIsASentenceWithTheValue() {
    assertThat(fault()).contains("has 0 criteria");
    assertThat(fault(LEVELS, LEVELS)).contains("Two criteria have the id 'impact'");
    assertThat(fault(Criterion.ofLevels("a", "A", "", "", 0, "0", "1", "2", "3")))
        .contains("has the weight 0.0");
    assertThat(fault(Criterion.ofLevels("a", "A", "", "", 1, "0", "1")))
        .contains("has 2 levels; describe the four");
    assertThat(fault(new Criterion("a", "A", "", "", 1, List.of(), 2, List.of())))
        .contains("has 0 items");
    assertThat(
            fault(
                new Criterion(
                    "a", "A", "", "", 1, List.of(), 2, List.of(new RubricItem("x", "Wrong", -1)))))
        .contains("no item that earns points");
  }

  private static String fault(Criterion... criteria) {
    return RubricCheck.fault(List.of(criteria)).orElseThrow().reason();
  }
}
