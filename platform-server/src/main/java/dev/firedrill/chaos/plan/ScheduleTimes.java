package dev.firedrill.chaos.plan;

import dev.firedrill.kernel.Failure;
import dev.firedrill.schedule.CronTimes;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When schedules are due, only in hours in which the teams are on call. */
final class ScheduleTimes {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(14);
  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final int SHOWN = 5;

  /** How many times of a cron expression are looked at for one in which all are on call. */
  private static final int LOOKED_AT = 200;

  private final Teams teams;
  private final CronTimes cron;
  private final OnCallHours hours;
  private final SurpriseMinute minutes;

  ScheduleTimes(Teams teams, CronTimes cron, OnCallHours hours, SurpriseMinute minutes) {
    this.teams = teams;
    this.cron = cron;
    this.hours = hours;
    this.minutes = minutes;
  }

  /** Those of these slugs, or all; fails with not-found. */
  List<Team> teams(@Nullable List<String> slugs) {
    return slugs == null
        ? teams.all()
        : slugs.stream()
            .distinct()
            .map(slug ->
                teams
                    .find(new TeamSlug(slug))
                    .orElseThrow(() -> Failure.notFound("There is no team '" + slug + "'.")))
            .toList();
  }

  /** The next times after this one, at most five; fails with invalid-input for a wrong timing. */
  List<Instant> next(UUID id, Timing timing, ZoneId zone, List<Team> who, Instant after) {
    return switch (timing) {
      case Timing.At(Instant time) -> List.of(at(time, after));
      case Timing.Cron(String expression) -> cron(expression, zone, who, after);
      case Timing.Surprise window -> List.of(surprise(id, window, who, after));
    };
  }

  /** Teams that are not on call then. */
  List<Team> offDuty(List<Team> who, Instant at) {
    return who.stream().filter(team -> !hours.isOnCall(team.id(), at)).toList();
  }

  private static Instant at(Instant time, Instant after) {
    if (!time.isAfter(after) || time.isAfter(after.plus(FARTHEST))) {
      throw Failure.invalid(
          "The time " + time + " is not within the next " + FARTHEST.toDays() + " days.");
    }
    return time;
  }

  private List<Instant> cron(String expression, ZoneId zone, List<Team> who, Instant after) {
    cron.problem(expression)
        .ifPresent(problem -> {
          throw Failure.invalid(problem);
        });
    List<Instant> times = new ArrayList<>();
    Optional<Instant> time = cron.next(expression, zone, after);
    for (int i = 0; i < LOOKED_AT && time.isPresent() && times.size() < SHOWN; i++) {
      Instant one = time.get();
      if (offDuty(who, one).size() < Math.max(1, who.size())) {
        times.add(one);
      }
      time = cron.next(expression, zone, one);
    }
    return times;
  }

  private Instant surprise(UUID id, Timing.Surprise window, List<Team> who, Instant after) {
    if (!window.from().isBefore(window.until())
        || Duration.between(window.from(), window.until()).compareTo(LONGEST_WINDOW) > 0) {
      throw Failure.invalid(
          "A surprise window begins before it ends and lasts at most "
              + LONGEST_WINDOW.toDays()
              + " days.");
    }
    if (!window.until().isAfter(after)) {
      throw Failure.invalid("The surprise window is over since " + window.until() + ".");
    }
    return minutes
        .draw(id, window, minute -> minute.isAfter(after) && offDuty(who, minute).isEmpty())
        .orElseThrow(() ->
            Failure.invalid(
                "In no minute of the window are all teams on call, so that all would be hit alike;"
                    + " choose another window or fewer teams."));
  }
}
