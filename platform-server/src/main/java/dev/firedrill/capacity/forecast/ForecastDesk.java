package dev.firedrill.capacity.forecast;

import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.Sizes;
import dev.firedrill.capacity.UserLoad;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Where forecasts are filed, before the time that they are about, and scored after it. */
public final class ForecastDesk {
  private static final int MOST_SHOWN = 50;
  private static final Duration LONGEST = Duration.ofDays(14);
  private static final double MOST_REQUESTS = 10_000;
  private static final int MOST_UNITS = 1_000;
  private static final int LONGEST_REASONING = 2_000;

  /** By then the outcome of every request is known. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /** A forecast with its score, which is null until its time is over. */
  public record Judged(Forecast forecast, @Nullable ForecastScore score) {}

  /** What is wanted. */
  public record Wish(
      TeamEnvironment bot,
      Instant from,
      Instant until,
      double peakRequestsPerSecond,
      int unitsBudget,
      String reasoning) {}

  private final Forecasts forecasts;
  private final Sizes sizes;
  private final CapacityRules rules;
  private final UserLoad load;
  private final ToDoubleFunction<TeamEnvironment> objective;
  private final Evidence evidence;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  /** {@code objective}: the share of good requests that each bot's team promises. */
  public ForecastDesk(
      Forecasts forecasts,
      Sizes sizes,
      CapacityRules rules,
      UserLoad load,
      ToDoubleFunction<TeamEnvironment> objective,
      Evidence evidence,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.forecasts = forecasts;
    this.sizes = sizes;
    this.rules = rules;
    this.load = load;
    this.objective = objective;
    this.evidence = evidence;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws Failure invalid-input for times, numbers and a reasoning that break a rule
   */
  public Judged file(Wish wish, PersonId by) {
    Instant now = clock.instant();
    check(wish, now);
    Forecast forecast =
        new Forecast(
            ids.next(),
            wish.bot(),
            wish.from().truncatedTo(ChronoUnit.MILLIS),
            wish.until().truncatedTo(ChronoUnit.MILLIS),
            wish.peakRequestsPerSecond(),
            wish.unitsBudget(),
            wish.reasoning().strip(),
            now,
            by);
    transactions.run(() -> {
      forecasts.add(forecast);
      evidence.append(fact(forecast));
    });
    return new Judged(forecast, null);
  }

  private static void check(Wish wish, Instant now) {
    if (wish.from().isBefore(now)) {
      throw Failure.invalid("The forecast begins in the past; begin it from now on.");
    }
    if (!wish.until().isAfter(wish.from())) {
      throw Failure.invalid("The forecast ends before it begins; give a later end.");
    }
    if (Duration.between(now, wish.until()).compareTo(LONGEST) > 0) {
      throw Failure.invalid("The forecast reaches more than 14 days ahead; end it earlier.");
    }
    double peak = wish.peakRequestsPerSecond();
    if (!(peak > 0 && peak <= MOST_REQUESTS)) {
      throw Failure.invalid(
          "The peak of %s requests a second is not above 0 and at most 10000.".formatted(peak));
    }
    if (wish.unitsBudget() < 1 || wish.unitsBudget() > MOST_UNITS) {
      throw Failure.invalid(
          "The budget of %d units is not between 1 and %d."
              .formatted(wish.unitsBudget(), MOST_UNITS));
    }
    int length = wish.reasoning().strip().length();
    if (length < 3 || length > LONGEST_REASONING) {
      throw Failure.invalid(
          "The reasoning has %d characters; say in 3 to %d what the forecast rests on."
              .formatted(length, LONGEST_REASONING));
    }
  }

  /** Newest first, those that are over with their scores. */
  public List<Judged> of(TeamId team) {
    Instant now = clock.instant();
    List<Judged> judged = new ArrayList<>();
    for (Forecast forecast : forecasts.of(team, MOST_SHOWN)) {
      boolean isOver = forecast.until().plus(SETTLED).isBefore(now);
      judged.add(new Judged(forecast, isOver ? score(forecast).orElse(null) : null));
    }
    return judged;
  }

  private Optional<ForecastScore> score(Forecast forecast) {
    List<Size> held = sizes.between(forecast.bot(), forecast.from(), forecast.until());
    return ForecastScore.of(
        forecast,
        load.between(forecast.bot(), forecast.from(), forecast.until()),
        held.isEmpty() ? List.of(Size.usual(forecast.bot(), rules)) : held,
        objective.applyAsDouble(forecast.bot()));
  }

  private static NewEvidence fact(Forecast forecast) {
    String text =
        "A peak of %s requests a second was forecast for %s from %s to %s, with %d units"
            .formatted(
                forecast.peakRequestsPerSecond(),
                forecast.bot().environment().word(),
                forecast.from(),
                forecast.until(),
                forecast.unitsBudget());
    return NewEvidence.of(
            EvidenceKind.FORECAST_FILED, forecast.bot().team(), "forecast:" + forecast.id(), text)
        .withEnvironment(forecast.bot().environment())
        .withActor(forecast.filedBy())
        .withPayload(
            Map.of(
                "from", forecast.from().toString(),
                "until", forecast.until().toString(),
                "peakRequestsPerSecond", forecast.peakRequestsPerSecond(),
                "unitsBudget", forecast.unitsBudget()));
  }
}
