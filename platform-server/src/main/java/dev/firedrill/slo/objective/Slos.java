package dev.firedrill.slo.objective;

import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each team stands against its own objective. */
public final class Slos implements BurnRates {
  /** The windows whose burn rates are shown, short to long. */
  public static final List<Duration> WINDOWS =
      List.of(
          Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(6));

  private static final double CLEARLY = 1.25;
  private static final double NOTHING_TO_SPEAK_OF = 0.1;

  /** A burn rate of one window; null without requests. */
  public record Burn(Duration window, @Nullable Double rate) {}

  /** Which way the last five minutes move against the last hour. */
  public enum Trend {
    BETTER,
    STEADY,
    WORSE
  }

  /** Everything about one environment now. */
  public record Standing(
      Objective objective,
      BudgetReport budget,
      List<Burn> burn,
      @Nullable Trend trend,
      Map<String, SliTally> commands) {}

  private final ObjectiveBook book;
  private final JudgedMinutes minutes;
  private final SliMinutes counts;
  private final SloSettings settings;

  public Slos(ObjectiveBook book, JudgedMinutes minutes, SliMinutes counts, SloSettings settings) {
    this.book = book;
    this.minutes = minutes;
    this.counts = counts;
    this.settings = settings;
  }

  /** By the objective that holds now, applied to its whole window. */
  public Standing now(TeamEnvironment bot, Instant now) {
    Objective objective = book.of(bot);
    Instant from = now.minus(objective.window());
    BudgetReport budget =
        new BudgetArithmetic(
                objective,
                minutes.of(objective, from, now),
                objective.expectedRequests(settings),
                now)
            .report();
    List<Burn> burns = new ArrayList<>();
    for (Duration window : WINDOWS) {
      burns.add(new Burn(window, burn(objective, window, now)));
    }
    return new Standing(
        objective,
        budget,
        burns,
        trend(burns.getFirst().rate(), burns.get(2).rate()),
        counts.commands(bot, from, now));
  }

  @Override
  public Optional<Double> rate(TeamEnvironment bot, Duration window, Instant at) {
    return Optional.ofNullable(burn(book.at(bot, at), window, at));
  }

  @Override
  public Duration window(TeamEnvironment bot) {
    return book.of(bot).window();
  }

  private @Nullable Double burn(Objective objective, Duration window, Instant at) {
    return BudgetArithmetic.burnRate(objective, minutes.trailing(objective, window, at));
  }

  static @Nullable Trend trend(@Nullable Double fiveMinutes, @Nullable Double hour) {
    if (fiveMinutes == null || hour == null) {
      return null;
    }
    if (fiveMinutes > hour * CLEARLY && fiveMinutes > NOTHING_TO_SPEAK_OF) {
      return Trend.WORSE;
    }
    return fiveMinutes * CLEARLY < hour && hour > NOTHING_TO_SPEAK_OF ? Trend.BETTER : Trend.STEADY;
  }
}
