package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in evidence, and that a restart loses nothing of it and doubles nothing. */
class ContinuityTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant start = clock.instant();
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  @AutoClose private final Connection connection = DATABASE.dataSource().getConnection();

  private Stage stage = started();

  ContinuityTest() throws SQLException {}

  @Test
  void everyWindowStandsInEvidenceOnceItIsFinal() {
    stage.play(Duration.ofSeconds(77));

    List<EvidenceEvent> windows = facts(EvidenceKind.SLI_WINDOW);
    // The last window that ended 12 s ago.
    assertThat(windows).hasSize(13);
    for (int i = 0; i < windows.size(); i++) {
      EvidenceEvent fact = windows.get(i);
      assertThat(fact.occurredAt()).isEqualTo(start.plusSeconds(5L * i));
      SliWindow window = SliWindow.of(fact.occurredAt(), fact.payload());
      assertThat(window.length()).isEqualTo(SliWindow.LENGTH);
      assertThat(window.all()).isEqualTo(new CommandTally(5, 0, 0, 0, 0));
      assertThat(window.p50Ms()).isBetween(79, 81);
      assertThat(fact.number("asked")).isEqualTo(5);
      assertThat(fact.number("platformErrors")).isZero();
    }
  }

  @Test
  void aWindowHoldsAnswersThatCameLate() {
    stage.script =
        (question, at) -> Stage.Reply.of(9_900, stage.facts.rightAnswer(question.text(), at));

    stage.play(Duration.ofSeconds(40));

    assertThat(facts(EvidenceKind.SLI_WINDOW))
        .isNotEmpty()
        .allSatisfy(fact ->
            assertThat(SliWindow.of(fact.occurredAt(), fact.payload()).all())
                .isEqualTo(new CommandTally(0, 0, 5, 0, 0)));
  }

  @Test
  void theStateIsWatchedAndItsChangesAreFacts() {
    stage.play(Duration.ofSeconds(60));
    Stage.Script good = stage.script;
    stage.script = (question, at) -> Stage.Reply.of(80, "⚠ `x` failed: no.");
    stage.play(Duration.ofSeconds(60));
    stage.script = good;
    stage.play(Duration.ofSeconds(90));

    assertThat(facts(EvidenceKind.SLI_STATE_CHANGED))
        .extracting(fact -> fact.text("to"))
        .containsExactly("OK", "BURNING", "BREACHING", "BURNING", "OK");
    EvidenceEvent breach = facts(EvidenceKind.SLI_STATE_CHANGED).get(2);
    assertThat(Duration.between(start.plusSeconds(60), breach.occurredAt()))
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(stage.store.standing(stage.production).orElseThrow().state()).isEqualTo(State.OK);
    assertThat(stage.slis.summary(stage.production, start, clock.instant()).state())
        .isEqualTo(State.OK);
  }

  @Test
  void whereNobodyCanAskNothingIsKnown() {
    stage.play(Duration.ofSeconds(60));
    stage.workspaces.broken = true;
    stage.play(Duration.ofSeconds(40));

    assertThat(stage.store.standing(stage.production).orElseThrow().state())
        .isEqualTo(State.NO_DATA);
    List<EvidenceEvent> changes = facts(EvidenceKind.SLI_STATE_CHANGED);
    assertThat(changes.getLast().text("to")).isEqualTo("NO_DATA");
  }

  @Test
  void aRestartGoesOnWhereTheLastRunEnded() {
    stage.play(Duration.ofSeconds(63));
    stage.wired.settlement().close();
    clock.step(Duration.ofSeconds(4));

    stage = started();
    stage.play(Duration.ofSeconds(60));

    assertContinuous();
    assertThat(facts(EvidenceKind.SLI_STATE_CHANGED)).as("a restart changes no state").hasSize(1);
    assertThat(stage.ticks.getFirst().items()).isNotEmpty();
  }

  @Test
  void whatWasOpenWhenThePlatformDiedIsItsOwnErrorAndNotSilence() {
    stage.script =
        (question, at) -> Stage.Reply.of(2_500, stage.facts.rightAnswer(question.text(), at));
    stage.play(Duration.ofSeconds(63));
    // Killed: nobody says the last words.
    clock.step(Duration.ofSeconds(30));

    stage = started();
    stage.play(Duration.ofSeconds(60));

    assertContinuous();
    List<SliSlice> before = stage.store.seconds(stage.production, start, start.plusSeconds(63));
    assertThat(before).allSatisfy(slice -> assertThat(slice.open()).isZero());
    assertThat(before.stream().mapToInt(SliSlice::platformErrors).sum()).isBetween(2, 3);
  }

  @Test
  void aLongOutageOfThePlatformLeavesAGapAndNothingElse() {
    stage.play(Duration.ofSeconds(63));
    clock.step(Duration.ofHours(30));

    stage = started();
    stage.play(Duration.ofSeconds(60));

    assertContinuous();
  }

  /** Every stored second is in evidence once, and only those. */
  private void assertContinuous() {
    Instant end = clock.instant().minusSeconds(17);
    List<EvidenceEvent> windows = facts(EvidenceKind.SLI_WINDOW);
    assertThat(windows).extracting(EvidenceEvent::occurredAt).doesNotHaveDuplicates();
    List<SliSlice> stored = stage.store.seconds(stage.production, start, end);
    for (SliSlice slice : stored) {
      assertThat(windows)
          .as("a window that holds %s", slice.at())
          .anySatisfy(fact -> {
            assertThat(slice.at()).isAfterOrEqualTo(fact.occurredAt());
            assertThat(slice.at()).isBefore(fact.occurredAt().plus(SliWindow.LENGTH));
          });
    }
    double inEvidence =
        windows.stream()
            .filter(fact -> fact.occurredAt().isBefore(end.minusSeconds(4)))
            .mapToDouble(fact -> fact.number("asked"))
            .sum();
    assertThat(inEvidence).isBetween(stored.size() - 5.0, (double) stored.size());
    assertThat(DATABASE.evidence().firstBroken(team.id().toString())).isEmpty();
  }

  private Stage started() {
    return new Stage(connection, team, clock, SloSettings.defaults());
  }

  private List<EvidenceEvent> facts(EvidenceKind kind) {
    return DATABASE
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
                .onlyKinds(Set.of(kind)));
  }
}
