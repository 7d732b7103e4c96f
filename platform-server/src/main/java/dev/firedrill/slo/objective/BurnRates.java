package dev.firedrill.slo.objective;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast error budgets shrink, by the objective that each team set itself. */
public interface BurnRates {
  /**
   * How many times faster than allowed the budget shrank in the window (1 minute to 30 days) that
   * ends at {@code at}, by the objective in force then; 1 uses up exactly the whole budget in the
   * objective's window. Excused minutes are left out. Empty when no user's request of that time has
   * a known outcome. Windows of up to ten minutes are cut to the second, longer ones to the minute.
   */
  Optional<Double> rate(TeamEnvironment bot, Duration window, Instant at);

  /** The objective's window, now. */
  Duration window(TeamEnvironment bot);
}
