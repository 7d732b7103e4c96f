package dev.firedrill.slo.objective;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When the platform, and not the team, made a minute bad. What users met in such a minute is
 * excused: it uses up no budget. Requests that were never sent count for nothing anyway.
 */
public enum Excuse {
  /** At least every tenth request of the minute could not be sent. */
  NOT_SENT("the platform could not send at least a tenth of the users' requests"),
  /**
   * A request began more than a quarter of a second after its time: the platform's machine had too
   * much to do, and the bots that run on it had to wait as well.
   */
  LATE("the platform was overloaded and began users' requests late"),
  /**
   * The minutes after a time in which the platform asked nothing, until it is well again, three at
   * most: bots start and connect again.
   */
  RETURNED("the platform came back after an interruption and bots were connecting again");

  static final int MOST_LATENESS_MS = 250;
  private static final int TENTH = 10;

  /** In minutes. */
  private static final int LONGEST_RETURN = 3;

  private final String sentence;

  Excuse(String sentence) {
    this.sentence = sentence;
  }

  /** Completes "Excused, because …". */
  public String sentence() {
    return sentence;
  }

  /** The excuse of the minute that follows {@code before}, which is null for the first. */
  static Optional<Excuse> of(SliMinute minute, @Nullable Instant before) {
    if (minute.platformErrors() > 0 && minute.platformErrors() * TENTH >= minute.asked()) {
      return Optional.of(NOT_SENT);
    }
    if (minute.latenessMs() > MOST_LATENESS_MS) {
      return Optional.of(LATE);
    }
    boolean isAfterGap =
        before != null
            && before.plus(SliMinute.LENGTH).plus(SliMinute.LENGTH).compareTo(minute.at()) <= 0;
    return isAfterGap ? Optional.of(RETURNED) : Optional.empty();
  }

  /** The excused of these minutes, which are by time, by their beginning. */
  public static Map<Instant, Excuse> among(List<SliMinute> minutes) {
    Map<Instant, Excuse> excused = new TreeMap<>();
    Instant before = null;
    int returning = 0;
    for (SliMinute minute : minutes) {
      Optional<Excuse> own = of(minute, before);
      if (own.filter(RETURNED::equals).isPresent()) {
        returning = LONGEST_RETURN;
      } else {
        returning = minute.bad() > 0 ? returning - 1 : 0;
      }
      if (own.isPresent()) {
        excused.put(minute.at(), own.get());
      } else if (returning > 0) {
        excused.put(minute.at(), RETURNED);
      }
      before = minute.at();
    }
    return excused;
  }
}
