package dev.firedrill.chaos.probe;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;

/** Evaluates expressions over what the platform measures of one team's bot. */
@FunctionalInterface
public interface TeamNumbers {
  /**
   * The value of each series that the expression gives at the time. It sees this bot's series and
   * no others; {@code $TEAM} is the team's slug. A {@code dev.firedrill.kernel.Failure} says what
   * is wrong with the expression.
   */
  List<Double> values(TeamEnvironment bot, String expression, Instant at);
}
