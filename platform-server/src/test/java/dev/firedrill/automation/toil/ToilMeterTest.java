package dev.firedrill.automation.toil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.automation.toil.ToilReport.Count;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ToilMeterTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final Evidence evidence = DATABASE.evidence();
  private final SteppedClock clock = SteppedClock.atNoon();
  private final ToilMeter meter = new ToilMeter(evidence, clock);
  private final Instant split = clock.instant().minus(Duration.ofHours(2));

  private void fact(
      EvidenceKind kind, @Nullable PersonId by, long minutes, Map<String, Object> payload) {
    evidence.append(
        NewEvidence.of(kind, team.id(), "test", kind.slug())
            .withEnvironment(EnvironmentName.PRODUCTION)
            .withActor(by)
            .withPayload(payload)
            .withOccurredAt(split.plus(Duration.ofMinutes(minutes))));
  }

  private ToilReport measure() {
    return meter.measure(team.id(), split.minus(Duration.ofHours(2)), split, null);
  }

  @Test
  void handWorkIsCountedBeforeAndAutomatedAfter() {
    fact(EvidenceKind.BOT_RESTART_REQUESTED, ada, -30, Map.of("number", 1));
    fact(EvidenceKind.BOT_RESTART_REQUESTED, ada, -20, Map.of("number", 2));
    fact(EvidenceKind.DEPLOYMENT_REQUESTED, ada, -15, Map.of("number", 3, "kind", "ROLLBACK"));
    fact(EvidenceKind.DEPLOYMENT_REQUESTED, ada, -14, Map.of("number", 4, "kind", "DEPLOY"));
    fact(EvidenceKind.PAGE_ACKNOWLEDGED, ada, -10, Map.of("test", false));
    fact(EvidenceKind.PAGE_ACKNOWLEDGED, ada, -9, Map.of("test", true));
    fact(EvidenceKind.BOT_RESTART_REQUESTED, null, 10, Map.of("number", 5));
    fact(
        EvidenceKind.AUTOMATION_EXECUTED,
        null,
        11,
        Map.of("result", "DONE", "ref", "deployment:PRODUCTION:5"));

    ToilReport report = measure();

    assertThat(report.before(ToilKind.RESTART)).isEqualTo(new Count(2, 0));
    assertThat(report.before(ToilKind.ROLLBACK)).isEqualTo(new Count(1, 0));
    assertThat(report.before(ToilKind.ACK)).isEqualTo(new Count(1, 0));
    assertThat(report.after(ToilKind.RESTART)).isEqualTo(new Count(0, 1));
    assertThat(report.examples()).hasSize(4);
    assertThat(report.examples().getFirst().kind()).isEqualTo(ToilKind.ACK);
    assertThat(report.truncated()).isFalse();
  }

  @Test
  void aFlagThatARuleSwitchedIsAutomatedThoughAPersonSignsIt() {
    fact(EvidenceKind.FLAG_CHANGED, ada, 5, Map.of("key", "a", "version", 2));
    fact(
        EvidenceKind.FLAG_CHANGED,
        ada,
        6,
        Map.of("key", "a", "version", 3, "reason", "rule \"x\""));
    fact(
        EvidenceKind.AUTOMATION_EXECUTED,
        null,
        7,
        Map.of("result", "DONE", "ref", "flag:PRODUCTION:a:2"));

    assertThat(measure().after(ToilKind.FLAG))
        .as("a reason that looks like a rule's does not count as one")
        .isEqualTo(new Count(1, 1));
  }

  @Test
  void aStepAndWhatItDidAreOnePieceOfWork() {
    fact(EvidenceKind.BOT_RESTART_REQUESTED, ada, 5, Map.of("number", 7));
    fact(
        EvidenceKind.RUNBOOK_STEP_EXECUTED,
        ada,
        6,
        Map.of("automatic", false, "ref", "deployment:PRODUCTION:7"));
    fact(EvidenceKind.BOT_RESTART_REQUESTED, null, 8, Map.of("number", 8));
    fact(
        EvidenceKind.RUNBOOK_STEP_EXECUTED,
        null,
        9,
        Map.of("automatic", true, "ref", "deployment:PRODUCTION:8"));
    fact(EvidenceKind.RUNBOOK_STEP_EXECUTED, null, 10, Map.of("automatic", true));

    ToilReport report = measure();

    assertThat(report.after(ToilKind.RESTART)).isEqualTo(new Count(0, 1));
    assertThat(report.after(ToilKind.RUNBOOK_STEP)).isEqualTo(new Count(1, 1));
  }

  @Test
  void withoutAWishTheFirstActOfARuleParts() {
    fact(EvidenceKind.AUTOMATION_EXECUTED, null, -60, Map.of("result", "DRY_RUN"));
    fact(EvidenceKind.AUTOMATION_EXECUTED, null, 1, Map.of("result", "DONE", "seconds", 60.0));

    ToilReport report = meter.measure(team.id(), null, null, null);

    assertThat(report.split()).isEqualTo(split);
    assertThat(report.to()).isEqualTo(clock.instant());
    assertThat(report.from()).isEqualTo(split.minus(Duration.ofHours(2)));
  }

  @Test
  void timesMustFollowEachOther() {
    assertThatThrownBy(() -> meter.measure(team.id(), split, split, null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("must follow each other");
    assertThatThrownBy(
            () -> meter.measure(team.id(), split.minus(Duration.ofDays(100)), split, null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("more than 90 days");
  }
}
