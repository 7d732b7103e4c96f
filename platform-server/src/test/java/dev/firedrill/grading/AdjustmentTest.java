package dev.firedrill.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.adjust.AdjustmentDesk;
import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.grading.adjust.RulesDesk;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.grading.scoring.Thresholds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.Success.Curve;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdjustmentTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private GradingRoom room = new GradingRoom(DATABASE);

  @BeforeEach
  void assessedRun() {
    room = new GradingRoom(DATABASE);
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();
  }

  private AdjustmentDesk desk() {
    return new AdjustmentDesk(
        new Adjustments(DATABASE.evidence()),
        room.desk,
        room.assessments,
        room.grades,
        DATABASE.evidence(),
        DATABASE.transactions());
  }

  private RulesDesk rules() {
    return new RulesDesk(
        room.runs,
        room.desk,
        room.assessments,
        room.grades,
        DATABASE.evidence(),
        DATABASE.transactions());
  }

  private PersonId staff() {
    return room.quick.instructor.id();
  }

  private Assessment quick() {
    return room.of(room.quick);
  }

  private static double subScore(Assessment assessment, String line) {
    return assessment.auto().lines().stream()
        .filter(it -> it.id().equals(line))
        .mapToDouble(AutoScore.Line::subScore)
        .findFirst()
        .orElseThrow();
  }

  private Integrity integrity() {
    return new Integrity(DATABASE.evidence(), room.desk);
  }

  @Test
  void moreTimeStretchesEveryClockAndSaysSo() {
    Assessment before = room.of(room.asleep);
    Assessment own = quick();

    desk().accommodate(room.quick.team.id(), 1.5, "agreed with the office", staff());

    Assessment after = quick();
    assertThat(after.auto().total()).isGreaterThanOrEqualTo(own.auto().total());
    assertThat(after.revision()).isEqualTo(2);
    assertThat(after.auto().notes())
        .contains(
            "Your team has 1.5 times as long for everything that is timed, as agreed with the"
                + " staff.");
    assertThat(after.autoJson()).doesNotContain("agreed with the office");
    assertThat(room.of(room.asleep)).isEqualTo(before);
    assertThat(room.desk.replay(after)).isEqualTo(after.autoJson());
    assertThat(integrity().check(after, null).whole()).isTrue();
  }

  @Test
  void excusedMinutesAreInNoClock() {
    Assessment before = quick();

    Assessment after =
        desk()
            .excuse(
                before,
                room.start.plusSeconds(60),
                room.start.plusSeconds(120),
                "the chat was down",
                staff());

    assertThat(subScore(after, "detect")).isGreaterThanOrEqualTo(subScore(before, "detect"));
    assertThat(subScore(after, "impact")).isGreaterThanOrEqualTo(subScore(before, "impact"));
    assertThat(after.auto().signals().badRequests())
        .isLessThan(before.auto().signals().badRequests());
    assertThat(after.auto().lines().getFirst().measured()).isEqualTo("0 s");
    assertThat(after.auto().notes())
        .anySatisfy(note -> assertThat(note).contains("Excused from", "the chat was down"));
    assertThat(room.quick.evidence(EvidenceKind.SCORE_ADJUSTED)).hasSize(1);
    assertThat(room.quick.evidence(EvidenceKind.SCORE_COMPUTED)).hasSize(2);
  }

  @Test
  void aVoidRunScoresNothingUntilItIsTakenBack() {
    Assessment before = quick();

    Assessment voided = desk().voidRun(before, "the platform lost its chat", staff());
    assertThat(voided.auto().voided()).isTrue();
    assertThat(voided.auto().notes())
        .contains("Staff declared this run void for the team: the platform lost its chat");

    long id = new Adjustments(DATABASE.evidence()).of(before.team(), before.run()).get(0).id();
    Assessment again = desk().withdraw(voided, id, "it was another team", staff());
    assertThat(again.autoJson()).isEqualTo(before.autoJson());
    assertThat(again.revision()).isEqualTo(3);
  }

  @Test
  void refusesAFactorAnIntervalAndAReasonThatAreWrong() {
    assertThatThrownBy(() -> desk().accommodate(room.quick.team.id(), 0.5, "why not", staff()))
        .isInstanceOf(Failure.class)
        .hasMessage("The factor is 0.5; give one from 1 to 3.0.");
    assertThatThrownBy(
            () -> desk().excuse(quick(), room.start.minusSeconds(1), room.start, "why", staff()))
        .hasMessageContaining("is not within the run");
    assertThatThrownBy(() -> desk().voidRun(quick(), " ", staff()))
        .hasMessageContaining("say why in 3 to 500");
  }

  @Test
  void otherRulesAreShownFirstAndLowerNothingPublishedUnlessForced() {
    Assessment before = quick();
    room.gradeDesk.save(before, room.grader.id(), 0, 80, "good");
    room.gradeDesk.publish(before, room.grader.id(), 1);
    Thresholds harder =
        new Thresholds(null, new Curve(Duration.ofSeconds(1), Duration.ofSeconds(30)), null, null);

    assertThat(rules().preview("slow-dependency", harder))
        .filteredOn(change -> change.before().id().equals(before.id()))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.published()).isTrue();
          assertThat(change.after().auto().total()).isLessThan(before.auto().total());
        });
    assertThat(quick()).isEqualTo(before);
    assertThatThrownBy(() -> rules().apply("slow-dependency", harder, "too easy", false, staff()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("would fall");
    assertThat(quick()).isEqualTo(before);

    rules().apply("slow-dependency", harder, "too easy", true, staff());
    assertThat(quick().auto().total()).isLessThan(before.auto().total());
    assertThat(room.quick.evidence(EvidenceKind.SCORE_ADJUSTED))
        .singleElement()
        .satisfies(fact -> assertThat(fact.payload()).containsEntry("forced", true));

    Thresholds softer = new Thresholds(Grading.Weights.STANDARD, null, null, null);
    assertThat(rules().preview("slow-dependency", softer)).isNotEmpty();
    assertThat(room.desk.replay(quick())).isEqualTo(quick().autoJson());
  }

  @Test
  void aScoreAndAGradeThatWereEditedInTheDatabaseAreFound() {
    Assessment assessment = quick();
    room.gradeDesk.save(assessment, room.grader.id(), 0, 40, "hm");
    Grade grade = room.grades.find(assessment.id()).orElseThrow();
    assertThat(integrity().check(assessment, grade).whole()).isTrue();

    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE grade SET mark = 95 WHERE assessment_id = ?", assessment.id().value()));
    assertThat(
            integrity()
                .check(assessment, room.grades.find(assessment.id()).orElseThrow())
                .sentence())
        .contains("is not the one that a grader saved");
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute("DELETE FROM grade WHERE assessment_id = ?", assessment.id().value()));
    assertThat(integrity().check(assessment, null).whole()).isFalse();

    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE assessment SET auto_score = replace(auto_score, 'total', 'total') || ' ' WHERE id = ?",
                assessment.id().value()));
    assertThat(integrity().checkRows(quick(), null).orElseThrow().sentence())
        .contains("is not the one that Firedrill computed");
  }
}
