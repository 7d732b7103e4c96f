package dev.firedrill.app.wiring;

import dev.firedrill.automation.Measure;
import dev.firedrill.automation.Measures;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.slo.objective.UserMeasures;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.query.Expressions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What runbooks can ask of a bot. */
final class BotMeasures implements Measures {
  private final Expressions expressions;
  private final UserMeasures users;
  private final InstantSource clock;

  BotMeasures(Expressions expressions, UserMeasures users, InstantSource clock) {
    this.expressions = expressions;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public Optional<Double> now(TeamId team, Measure measure) {
    TeamEnvironment bot = new TeamEnvironment(team, measure.environment());
    Instant now = clock.instant();
    return switch (measure) {
      case Measure.Expression expression -> only(bot, expression.query(), now);
      case Measure.Users asked -> users(bot, asked, now);
    };
  }

  private Optional<Double> only(TeamEnvironment bot, String query, Instant now) {
    List<Series> found = expressions.at(bot, query, now);
    if (found.size() > 1) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "'%s' gives %d values now, not one: add them up with sum(…) or choose one by its labels."
              .formatted(query, found.size()));
    }
    return found.stream()
        .flatMap(series -> series.samples().stream())
        .map(Sample::value)
        .findFirst();
  }

  private Optional<Double> users(TeamEnvironment bot, Measure.Users asked, Instant now) {
    Instant from = now.minus(asked.over());
    return switch (asked.figure()) {
      case AVAILABILITY -> users.availability(bot, asked.command(), from, now);
      case ERROR_RATIO -> users.errorRatio(bot, asked.command(), from, now);
      case P50_MS -> users.p50Ms(bot, from, now);
      case P95_MS -> users.p95Ms(bot, from, now);
    };
  }
}
