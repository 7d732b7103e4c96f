package dev.firedrill.telemetry.alarm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When alarms are looked at: at a period's end, and again when its samples came late. */
class AlarmWatchTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);

  @BeforeEach
  void onlyThisTestsAlarms() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE alarm SET deleted_at = now()"));
  }

  private Alarm errors(Team of) {
    return world.make(of.id(), AlarmWorld.gauge("errors", "errors", 0.05, 1, 1), ada.id());
  }

  private int tick() {
    return world.watch.tick(world.clock.instant());
  }

  @Test
  void anAlarmIsLookedAtOnceInItsPeriod() {
    errors(team);
    world.clock.step(Duration.ofSeconds(10));
    assertThat(tick()).isEqualTo(1);
    world.clock.step(Duration.ofSeconds(9));
    assertThat(tick()).isZero();
    world.clock.step(Duration.ofSeconds(1));
    assertThat(tick()).isEqualTo(1);
  }

  @Test
  void samplesThatComeAfterThePeriodAreLookedAtWithTheNextTickAndNotAPeriodLater() {
    Alarm alarm = errors(team);
    world.clock.step(Duration.ofSeconds(10));
    tick();
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);

    // The scrape of second 8 was slow and is known only now.
    world.metrics.put(bot, "errors", world.clock.instant().minusSeconds(2), 0.9);
    world.clock.step(Duration.ofSeconds(1));
    assertThat(tick()).as("nobody said that there is something new").isZero();
    world.watch.arrived(bot, world.clock.instant().minusSeconds(3));
    assertThat(tick()).isEqualTo(1);

    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.ALARM);
    assertThat(world.notices.told).hasSize(1);
  }

  @Test
  void aLateSampleChangesAVerdictThatWasGivenWithoutIt() {
    Alarm alarm = errors(team);
    world.tenSeconds(bot, "errors", 0.01);
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.OK);

    // The average of the period that is over is bad with it.
    Instant late = world.clock.instant().minusMillis(10);
    world.metrics.put(bot, "errors", late, 0.9);
    world.watch.arrived(bot, late);
    world.clock.step(Duration.ofSeconds(1));
    assertThat(tick()).isEqualTo(1);

    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.ALARM);
  }

  @Test
  void whatHadItsValueIsNotLookedAtAgain() {
    errors(team);
    world.tenSeconds(bot, "errors", 0.01);

    world.watch.arrived(bot, world.clock.instant());
    world.clock.step(Duration.ofSeconds(1));
    assertThat(tick()).isZero();
  }

  @Test
  void anotherBotsSamplesChangeNothing() {
    errors(team);
    world.clock.step(Duration.ofSeconds(10));
    tick();

    world.watch.arrived(
        TeamEnvironment.production(course.team().id()), world.clock.instant().minusSeconds(1));
    world.watch.arrived(
        new TeamEnvironment(team.id(), dev.firedrill.team.EnvironmentName.STAGING),
        world.clock.instant().minusSeconds(1));
    world.clock.step(Duration.ofSeconds(1));

    assertThat(tick()).isZero();
  }

  @Test
  void anArrivalBeforeTheFirstLookOrForNobodyDoesNoHarm() {
    world.watch.arrived(bot, world.clock.instant());
    errors(team);
    world.watch.arrived(bot, world.clock.instant());
    world.clock.step(Duration.ofSeconds(10));

    assertThat(tick()).isEqualTo(1);
  }

  @Test
  void whatThePlatformDidNotLookAtBreachesNothing() {
    AlarmDefinition gauge = AlarmWorld.gauge("silent", "up", 2, 2, 2);
    Alarm alarm = world.make(team.id(), breachingWhenMissing(gauge), ada.id());
    world.tenSeconds(bot, "up", 1.0);
    world.tenSeconds(bot, "up", 1.0);
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.OK);

    world.clock.step(Duration.ofMinutes(5));
    AlarmWatch back = world.backNow();
    back.tick(world.clock.instant());
    assertThat(world.now(alarm).state()).as("it was away itself").isEqualTo(AlarmState.OK);

    world.clock.step(Duration.ofSeconds(60));
    back.tick(world.clock.instant());
    assertThat(world.now(alarm).state()).as("now it looks").isEqualTo(AlarmState.ALARM);
  }

  private static AlarmDefinition breachingWhenMissing(AlarmDefinition of) {
    return new AlarmDefinition(
        of.name(),
        of.description(),
        of.environment(),
        of.source(),
        of.comparison(),
        of.threshold(),
        of.periodSeconds(),
        of.evaluationPeriods(),
        of.datapointsToAlarm(),
        MissingData.BREACHING,
        of.severity(),
        of.runbook(),
        of.enabled());
  }
}
