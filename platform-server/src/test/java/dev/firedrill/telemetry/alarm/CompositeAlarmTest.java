package dev.firedrill.telemetry.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.course.Person;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompositeAlarmTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);

  private AlarmDefinition rule(String name, String rule) {
    AlarmDefinition like = AlarmWorld.gauge(name, "x", 0, 1, 1);
    return new AlarmDefinition(
        name,
        "",
        like.environment(),
        new AlarmSource.Composite(rule),
        like.comparison(),
        0,
        10,
        1,
        1,
        like.missingData(),
        AlarmSeverity.PAGE,
        null,
        true);
  }

  @Test
  void aCompositeFollowsItsAlarmsInTheSameTick() {
    Alarm _ = world.make(team.id(), AlarmWorld.gauge("errors", "errors", 1, 1, 1), ada.id());
    Alarm _ = world.make(team.id(), AlarmWorld.gauge("traffic", "traffic", 1, 1, 1), ada.id());
    Alarm both =
        world.make(team.id(), rule("both", "ALARM(errors) AND NOT ALARM(Traffic)"), ada.id());
    world.metrics.put(bot, "traffic", world.clock.instant().plusSeconds(3), 0);

    world.tenSeconds(bot, "errors", 2.0);

    assertThat(world.now(both).state()).isEqualTo(AlarmState.ALARM);
    assertThat(world.now(both).stateReason())
        .isEqualTo("The rule holds: errors is in alarm, Traffic is OK.");
  }

  @Test
  void ringsUnknownNamesAndNeededAlarmsAreRefused() {
    Alarm errors = world.make(team.id(), AlarmWorld.gauge("errors", "e", 1, 1, 1), ada.id());
    Alarm one = world.make(team.id(), rule("one", "ALARM(errors)"), ada.id());
    Alarm _ = world.make(team.id(), rule("two", "ALARM(one)"), ada.id());

    assertThatThrownBy(() ->
            world.desk.change(
                team.id(), one.id(), rule("one", "ALARM(two)"), one.version(), ada.id()))
        .hasMessageContaining("one → two → one");
    assertThatThrownBy(() -> world.make(team.id(), rule("self", "ALARM(self)"), ada.id()))
        .hasMessageContaining("self → self");
    assertThatThrownBy(() -> world.make(team.id(), rule("x", "ALARM(nobody)"), ada.id()))
        .hasMessageContaining("the team does not have");
    assertThat(world.desk.delete(team.id(), errors.id(), null, "", ada.id()))
        .isEqualTo(new AlarmOutcome.Needed(List.of("one")));
    assertThat(
            world.desk.change(
                team.id(),
                errors.id(),
                AlarmWorld.gauge("errs", "e", 1, 1, 1),
                errors.version(),
                ada.id()))
        .isEqualTo(new AlarmOutcome.Needed(List.of("one")));
  }

  @Test
  void definitionsAreCheckedVersionedAndKeepTheirHistory() {
    AlarmDefinition wanted = AlarmWorld.gauge("errors", "errors", 1, 1, 1);
    Alarm alarm = world.make(team.id(), wanted, ada.id());

    assertThat(world.desk.create(team.id(), AlarmWorld.gauge("ERRORS", "e", 1, 1, 1), ada.id()))
        .isInstanceOf(AlarmOutcome.NameTaken.class);
    assertThat(world.desk.change(team.id(), alarm.id(), wanted, 7, ada.id()))
        .isInstanceOf(AlarmOutcome.Stale.class);
    assertThat(
            world.desk.change(
                team.id(), alarm.id(), wanted.in(EnvironmentName.STAGING), 1, ada.id()))
        .isInstanceOf(AlarmOutcome.Done.class);
    assertThat(world.now(alarm).version()).isEqualTo(2);
    assertThat(world.now(alarm).definition()).isEqualTo(wanted.in(EnvironmentName.STAGING));
    assertThat(world.alarms.history(alarm.id(), null, 10)).hasSize(2);
    assertThatThrownBy(() -> world.make(team.id(), AlarmWorld.gauge("m", "m", 1, 4, 3), ada.id()))
        .hasMessageContaining("4 of 3 datapoints cannot be");
    assertThatThrownBy(
            () -> world.make(team.id(), AlarmWorld.gauge("m", "not a query", 1, 1, 1), ada.id()))
        .hasMessageContaining("at character 1");
    assertThat(world.desk.create(team.id(), AlarmWorld.gauge("n", "no_such", 1, 1, 1), ada.id()))
        .isInstanceOfSatisfying(
            AlarmOutcome.Done.class, done -> assertThat(done.warnings()).hasSize(1));
  }

  @Test
  void everySourceIsStoredAsItIs() {
    List<AlarmSource> sources =
        List.of(
            new AlarmSource.Metric("up", Statistic.P99),
            new AlarmSource.Log(new LogFilter(LogLevel.WARN, "a b", Map.of("k", "v"))),
            new AlarmSource.Users(UserSli.Kind.P95_MS, "weather"),
            new AlarmSource.BurnRate(
                List.of(new AlarmSource.Window(Duration.ofHours(1), Duration.ofMinutes(5), 14.4))));
    for (AlarmSource source : sources) {
      AlarmDefinition like = AlarmWorld.gauge("like", "x", 0.5, 1, 1);
      AlarmDefinition wanted =
          new AlarmDefinition(
              source.getClass().getSimpleName(),
              "d",
              EnvironmentName.STAGING,
              source,
              Comparison.LE,
              0.5,
              300,
              3,
              2,
              MissingData.IGNORE,
              AlarmSeverity.TICKET,
              UUID.randomUUID(),
              false);
      assertThat(like).isNotEqualTo(wanted);
      assertThat(world.now(world.make(team.id(), wanted, ada.id())).definition()).isEqualTo(wanted);
    }
  }
}
