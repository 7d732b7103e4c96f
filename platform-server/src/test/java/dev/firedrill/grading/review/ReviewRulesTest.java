package dev.firedrill.grading.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.review.Dealing.Hand;
import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {
  private static final AssessmentId ID = new AssessmentId(UUID.randomUUID());
  private static final Criterion ONE =
      Criterion.ofLevels("one", "One", "", "", 1, "0", "1", "2", "3");
  private static final Criterion TWO =
      Criterion.ofLevels("two", "Two", "", "", 1, "0", "1", "2", "3");
  private static final List<Criterion> BOTH = List.of(ONE, TWO);

  private static Mark mark(String criterion, int reading, int level) {
    return new Mark(
        ID,
        criterion,
        reading,
        Selection.ofLevel(level),
        "",
        false,
        false,
        new PersonId(new UUID(0, reading)),
        1,
        Instant.EPOCH);
  }

  @Test
  void oneReaderIsEnoughUnlessASecondWasDealt() {
    List<Mark> marks = List.of(mark("one", 1, 2), mark("two", 1, 3));

    assertThat(Adjudication.of(BOTH, marks, Set.of()).isComplete()).isTrue();
    assertThat(Adjudication.of(BOTH, marks, Set.of(1, 2)).missing()).containsExactly("one", "two");
  }

  @Test
  void twoReadersComeToTheirMean() {
    Adjudication both =
        Adjudication.of(
            BOTH,
            List.of(mark("one", 1, 2), mark("two", 1, 3), mark("one", 2, 3), mark("two", 2, 3)),
            Set.of(1, 2));

    assertThat(both.levels()).isEqualTo(Map.of("one", 2.5, "two", 3.0));
    assertThat(both.third()).as("16.7 points apart in total").contains("more than 10");
  }

  @Test
  void twoLevelsApartNeedAThirdWhoseWordCounts() {
    List<Mark> marks =
        List.of(mark("one", 1, 0), mark("two", 1, 3), mark("one", 2, 2), mark("two", 2, 3));

    assertThat(Adjudication.of(BOTH, marks, Set.of(1, 2)).third())
        .isEqualTo("The readers lie two levels or more apart in One.");

    List<Mark> settled = new ArrayList<>(marks);
    settled.add(mark("one", 3, 2));
    Adjudication three = Adjudication.of(BOTH, settled, Set.of(1, 2, 3));
    assertThat(three.isComplete()).isTrue();
    assertThat(three.levels()).containsEntry("one", 2.0);
  }

  @Test
  void theOrderIsStableAndAnotherForEachGraderAndCriterion() {
    List<AssessmentId> ids =
        Stream.generate(() -> new AssessmentId(UUID.randomUUID())).limit(30).toList();

    List<AssessmentId> ada = FairOrder.of(ids, "ada/timeline");
    assertThat(FairOrder.of(ids.reversed(), "ada/timeline")).isEqualTo(ada);
    assertThat(ada).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);
    assertThat(FairOrder.of(ids, "bo/timeline")).isNotEqualTo(ada);
    assertThat(FairOrder.of(ids, "ada/impact")).isNotEqualTo(ada);
  }

  @Test
  void namesHandlesAndTeamsAreReplacedWherever() {
    Team otter = new Team(new TeamId(UUID.randomUUID()), new TeamSlug("otter"), "Otter");
    List<Member> members =
        List.of(
            new Member(new PersonId(UUID.randomUUID()), "Ada Lovelace", "ada"),
            new Member(new PersonId(UUID.randomUUID()), "Bo Li", "bo"));
    Blindfold blindfold = Blindfold.of(otter, members, 17);

    assertThat(
            blindfold.apply(
                "Ada Lovelace (@ada) told team Otter; LOVELACE and bo@otter.example saw it."))
        .isEqualTo(
            "Person A (@person-a) told Team 17; Person A and person-b@team-17.example saw it.");
    assertThat(blindfold.apply("Adaptive bots otterly bored Ada's mate."))
        .as("words that only contain a name stay")
        .isEqualTo("Adaptive bots otterly bored person-a's mate.");
  }

  @Test
  void aNameOfSignsAndLettersOfAnyScriptIsHidden() {
    Team team = new Team(new TeamId(UUID.randomUUID()), new TeamSlug("a-b"), "C++ (& friends)");
    List<Member> members =
        List.of(
            new Member(new PersonId(UUID.randomUUID()), "Zo\u00eb \u05d3\u05d5\u05d3", "zoe-1"));
    Blindfold blindfold = Blindfold.of(team, members, 3);

    assertThat(blindfold.apply("ZO\u00cb, \u05d3\u05d5\u05d3 of C++ (& friends), $1"))
        .isEqualTo("Person A, Person A of Team 3, $1");
  }

  @Test
  void dealingIsEvenAndNobodyReadsTwice() {
    List<PersonId> raters = people(4);
    List<Hand> hands = hands(41, false);

    List<Reader> dealt = Dealing.deal(hands, raters, List.of(), 0.25, new Random(3));

    assertThat(dealt.stream().filter(reader -> reader.reading() == 1)).hasSize(41);
    assertThat(dealt.stream().filter(reader -> reader.reading() == 2)).hasSize(11);
    assertThat(
            dealt.stream()
                .collect(Collectors.groupingBy(Reader::rater, Collectors.counting()))
                .values())
        .allSatisfy(load -> assertThat(load).isBetween(12L, 14L));
    Set<String> seen = new HashSet<>();
    dealt.forEach(
        reader -> assertThat(seen.add(reader.assessment() + "/" + reader.rater())).isTrue());
  }

  @Test
  void whatWasDealtStaysAndBoundariesAndDisputesGetMoreReaders() {
    List<PersonId> raters = people(3);
    Hand near = new Hand(new AssessmentId(UUID.randomUUID()), true, true);
    List<Reader> first = Dealing.deal(List.of(near), raters, List.of(), 0, new Random(1));

    assertThat(first).extracting(Reader::reading).containsExactly(1, 2, 3);
    assertThat(first).extracting(Reader::rater).doesNotHaveDuplicates();
    assertThat(Dealing.deal(List.of(near), raters, first, 1, new Random(2))).isEmpty();
    assertThat(Dealing.deal(List.of(near), people(1), List.of(), 1, new Random(2)))
        .as("too few raters leave the second reading open")
        .extracting(Reader::reading)
        .containsExactly(1);
  }

  private static List<PersonId> people(int count) {
    return Stream.generate(() -> new PersonId(UUID.randomUUID())).limit(count).toList();
  }

  private static List<Hand> hands(int count, boolean near) {
    return Stream.generate(() -> new Hand(new AssessmentId(UUID.randomUUID()), near, false))
        .limit(count)
        .toList();
  }
}
