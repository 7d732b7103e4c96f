package dev.firedrill.telemetry.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import dev.firedrill.telemetry.alarm.persistence.AlarmPersistence;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlipDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
  private final AlarmWorld world = new AlarmWorld(DATABASE);
  private final BlipStore blips = AlarmPersistence.blips(DATABASE.jdbi());
  private final BlipDesk desk =
      new BlipDesk(
          blips,
          world.alarms,
          new AlarmPreview(world.measures, world.alarms, world.clock),
          (_, _, _, _) -> true,
          _ -> false,
          DATABASE.transactions(),
          UUID::randomUUID,
          world.clock);

  private AlarmDefinition alarm(String name, EnvironmentName environment, double threshold) {
    return AlarmWorld.gauge(name, "errors", threshold, 2, 2).in(environment);
  }

  /** Staging has this value for so long, every five seconds. */
  private void staging(double value, int seconds) {
    for (int at = 0; at < seconds; at += 5) {
      world.clock.step(Duration.ofSeconds(5));
      world.metrics.put(staging, "errors", world.clock.instant(), value);
    }
  }

  private int finish() {
    return desk.finishOver(world.clock.instant());
  }

  private List<Blip.Result> results() {
    return Objects.requireNonNull(desk.list(team.id()).getFirst().results());
  }

  @Test
  void itSaysWhichAlarmsWouldHavePagedAndAfterHowLong() {
    world.make(team.id(), alarm("own", EnvironmentName.STAGING, 0.05), ada.id());
    world.make(team.id(), alarm("of production", EnvironmentName.PRODUCTION, 0.05), ada.id());
    world.make(team.id(), alarm("too deaf", EnvironmentName.PRODUCTION, 5), ada.id());
    staging(0.0, 60);
    Instant begun = world.clock.instant();
    Blip blip = desk.start(team.id(), Blip.Kind.UPSTREAM_ERRORS, 60, ada.id());
    assertThat(blip.running()).isTrue();
    staging(0.5, 60);
    staging(0.0, 40);

    assertThat(finish()).as("what began in it may be known only a little later").isZero();
    staging(0.0, 10);
    assertThat(finish()).isPositive();

    assertThat(results()).hasSize(3);
    Blip.Result own = result("own");
    assertThat(own.wouldHavePaged()).isTrue();
    assertThat(own.own()).isTrue();
    assertThat(own.after()).isBetween(10, 40);
    assertThat(own.reason()).contains("were ≥ 0.05");
    assertThat(result("of production"))
        .satisfies(tried -> {
          assertThat(tried.wouldHavePaged()).isTrue();
          assertThat(tried.own()).isFalse();
          assertThat(tried.after()).isEqualTo(own.after());
        });
    assertThat(result("too deaf"))
        .satisfies(deaf -> {
          assertThat(deaf.wouldHavePaged()).isFalse();
          assertThat(deaf.after()).isNull();
          assertThat(deaf.reason()).isNotBlank();
        });
    assertThat(world.notices.told).as("nobody was called").isEmpty();
    assertThat(begun).isEqualTo(blip.startedAt());
  }

  private Blip.Result result(String name) {
    return results().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void anAlarmThatFiredBeforeIsNotTheBlipsDoing() {
    world.make(team.id(), alarm("always", EnvironmentName.STAGING, 0.05), ada.id());
    staging(0.9, 60);
    desk.start(team.id(), Blip.Kind.UPSTREAM_SLOW, 30, ada.id());
    staging(0.9, 120);
    finish();

    assertThat(result("always").wouldHavePaged()).isFalse();
    assertThat(result("always").reason()).startsWith("It fired before the blip already: ");
  }

  @Test
  void whatCannotBeTriedSaysWhyAndDoesNotHoldUpTheOthers() {
    AlarmDefinition like = alarm("own", EnvironmentName.STAGING, 0.05);
    world.make(team.id(), like, ada.id());
    world.make(
        team.id(),
        new AlarmDefinition(
            "both",
            "",
            EnvironmentName.STAGING,
            new AlarmSource.Composite("ALARM(own)"),
            like.comparison(),
            0,
            10,
            1,
            1,
            like.missingData(),
            like.severity(),
            null,
            true),
        ada.id());
    staging(0.0, 30);
    desk.start(team.id(), Blip.Kind.UPSTREAM_ERRORS, 30, ada.id());
    staging(0.5, 90);
    finish();

    assertThat(result("own").wouldHavePaged()).isTrue();
    assertThat(result("both").wouldHavePaged()).isFalse();
    assertThat(result("both").reason())
        .isEqualTo("It combines other alarms: look at what they would have done.");
  }

  @Test
  void aBotWithoutDataIsSaid() {
    world.make(team.id(), alarm("own", EnvironmentName.STAGING, 0.05), ada.id());
    desk.start(team.id(), Blip.Kind.UPSTREAM_ERRORS, 30, ada.id());
    world.clock.step(Duration.ofSeconds(90));
    finish();

    assertThat(result("own").wouldHavePaged()).isFalse();
    assertThat(result("own").reason()).isNotBlank();
  }

  @Test
  void resultsAreFoundOnceAndTheNextBlipMayBegin() {
    desk.start(team.id(), Blip.Kind.UPSTREAM_ERRORS, 30, ada.id());
    world.clock.step(Duration.ofSeconds(90));
    finish();
    int again = finish();

    assertThat(again).isZero();
    assertThat(desk.start(team.id(), Blip.Kind.UPSTREAM_SLOW, 30, ada.id()).running()).isTrue();
    world.clock.step(Duration.ofSeconds(90));
    finish();
    assertThat(desk.list(team.id())).hasSize(2).noneMatch(Blip::running);
  }
}
