package dev.firedrill.app.bench.alarms;

import dev.firedrill.app.wiring.Foundation;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.Statistic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Teams of one member with ten alarms each on their production bots. */
final class AlarmCourse {
  static final int ALARMS_OF_A_TEAM = 10;
  static final int PERIOD_SECONDS = 10;

  private static final List<String> QUERIES =
      List.of(
          "bot_queue_length",
          "bot_load",
          "bot_connections",
          "up",
          "bot_commands_total{outcome=\"upstream_error\"}",
          "bot_commands_total{outcome=\"ok\"}",
          "jvm_memory_pool_used_bytes{pool=\"CodeHeap number 0\"}",
          "scrape_duration_seconds",
          "rate(bot_commands_total{outcome=\"bad_input\"}[30s])",
          "sum(jvm_memory_pool_used_bytes)");

  private final Foundation f;
  private final Map<TeamEnvironment, PersonId> members = new LinkedHashMap<>();

  AlarmCourse(Foundation f) {
    this.f = f;
  }

  /** The production bots of so many new teams. */
  List<TeamEnvironment> found(int teams) {
    f.transactions()
        .run(() -> {
          for (int number = 0; number < teams; number++) {
            Team team =
                new Team(new TeamId(UUID.randomUUID()), new TeamSlug("t" + number), "T" + number);
            Person person =
                new Person(new PersonId(UUID.randomUUID()), "P", "p" + number, CourseRole.STUDENT);
            f.teams().add(team);
            f.people().add(person);
            f.teams().addMember(team.id(), person.id());
            members.put(TeamEnvironment.production(team.id()), person.id());
          }
        });
    return new ArrayList<>(members.keySet());
  }

  /** Gives every team its alarms, which are OK until they are looked at. */
  void addAlarms(AlarmStore alarms) {
    Instant now = f.clock().instant();
    f.transactions()
        .run(() ->
            members.forEach((bot, person) -> {
              for (int alarm = 0; alarm < ALARMS_OF_A_TEAM; alarm++) {
                alarms.add(alarm(bot.team(), person, alarm, now));
              }
            }));
  }

  /** Of ten, the first watches what will cross; the others watch what stays below. */
  private static Alarm alarm(TeamId team, PersonId by, int number, Instant now) {
    AlarmDefinition definition =
        new AlarmDefinition(
            "alarm " + number,
            "",
            EnvironmentName.PRODUCTION,
            new AlarmSource.Metric(QUERIES.get(number), Statistic.AVERAGE),
            Comparison.GT,
            number == 0 ? 0.5 : 1e15,
            PERIOD_SECONDS,
            3,
            1,
            MissingData.MISSING,
            AlarmSeverity.PAGE,
            null,
            true);
    return new Alarm(
        UUID.randomUUID(),
        1,
        team,
        definition,
        AlarmState.OK,
        now,
        "new",
        null,
        false,
        null,
        by,
        by,
        now);
  }
}
