package dev.firedrill.slo.objective;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From minutes to a budget, purely. */
final class BudgetArithmetic {
  static final int MOST_POINTS = 240;

  /** 1 - 0.99 is a hair more than 0.01 in binary. */
  private static final double HAIR = 1e-9;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Objective objective;
  private final double allowed;
  private final List<SliMinute> minutes;
  private final Set<Instant> excused;
  private final Instant now;

  /**
   * @param minutes those of the window that ends now, by time
   * @param expectedRequests of a window without gaps, so that the first error after a start does
   *     not use all up
   */
  BudgetArithmetic(
      Objective objective, List<SliMinute> minutes, long expectedRequests, Instant now) {
    this.objective = objective;
    this.minutes = minutes;
    this.excused = Excuse.among(minutes).keySet();
    long total = minutes.stream().mapToLong(SliMinute::total).sum();
    this.allowed = objective.allowed(Math.max(total, expectedRequests));
    this.now = now;
  }

  /** Failures that count per allowed failure; null without requests. */
  static @Nullable Double burnRate(Objective objective, List<SliMinute> minutes) {
    Map<Instant, Excuse> excuses = Excuse.among(minutes);
    long bad = 0;
    long total = 0;
    for (SliMinute minute : minutes) {
      total += minute.total();
      bad += excuses.containsKey(minute.at()) ? 0 : minute.bad();
    }
    return total == 0 ? null : bad / objective.allowed(total);
  }

  BudgetReport report() {
    long spent = minutes.stream().mapToLong(this::counted).sum();
    long bad = minutes.stream().mapToLong(SliMinute::bad).sum();
    boolean isKnown = minutes.stream().anyMatch(minute -> minute.total() > 0);
    return new BudgetReport(
        allowed,
        spent,
        bad - spent,
        isKnown ? left(spent) : null,
        spent >= allowed - HAIR ? exhaustedSince() : willBeExhausted(spent),
        history());
  }

  private long counted(SliMinute minute) {
    return excused.contains(minute.at()) ? 0 : minute.bad();
  }

  private double left(long spent) {
    return Math.clamp(1 - spent / allowed, 0, 1);
  }

  private @Nullable Instant exhaustedSince() {
    long spent = 0;
    for (SliMinute minute : minutes) {
      spent += counted(minute);
      if (spent >= allowed - HAIR) {
        return minute.at();
      }
    }
    return null;
  }

  /** Old failures leave the window while new ones come at the rate of the last hour. */
  private @Nullable Instant willBeExhausted(long spentNow) {
    Instant hourAgo = now.minus(HOUR).truncatedTo(ChronoUnit.MINUTES);
    List<SliMinute> lately =
        minutes.stream().filter(minute -> !minute.at().isBefore(hourAgo)).toList();
    double perMinute =
        lately.isEmpty()
            ? 0
            : (double) lately.stream().mapToLong(this::counted).sum() / lately.size();
    if (perMinute == 0) {
      return null;
    }
    double spent = spentNow;
    int oldest = 0;
    long steps = objective.window().toMinutes();
    for (long step = 1; step <= steps; step++) {
      Instant then = now.plus(step, ChronoUnit.MINUTES);
      Instant windowStart = then.minus(objective.window());
      while (oldest < minutes.size()
          && !minutes.get(oldest).at().plus(SliMinute.LENGTH).isAfter(windowStart)) {
        spent -= counted(minutes.get(oldest++));
      }
      spent += perMinute;
      if (spent >= allowed - HAIR) {
        return then;
      }
    }
    return null;
  }

  private List<BudgetReport.Point> history() {
    if (minutes.isEmpty()) {
      return List.of();
    }
    long step = Math.ceilDiv(minutes.size(), MOST_POINTS);
    List<BudgetReport.Point> points = new ArrayList<>();
    long spent = 0;
    for (int i = 0; i < minutes.size(); i++) {
      spent += counted(minutes.get(i));
      if ((i + 1) % step == 0 || i == minutes.size() - 1) {
        points.add(new BudgetReport.Point(minutes.get(i).at().plus(SliMinute.LENGTH), left(spent)));
      }
    }
    return points;
  }
}
