package dev.firedrill.slo;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is new in the SLIs of all bots, once a second. */
public record SliTick(Instant now, List<Item> items) implements DomainEvent {
  /** The length of the steps of {@link Item#recent}; they begin at its multiples. */
  public static final Duration STEP = Duration.ofSeconds(5);

  /** The time that {@link Item#summary} covers. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /**
   * One bot: its summary of the last {@link #WINDOW} and those points of it that are new or have
   * changed since the last tick.
   */
  public record Item(TeamEnvironment bot, SliSummary summary, List<SliPoint> recent) {
    public Item {
      recent = List.copyOf(recent);
    }
  }

  /** The last multiple of {@code step}, in whole seconds, that is not after this time. */
  public static Instant floor(Instant at, Duration step) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  public SliTick {
    items = List.copyOf(items);
  }
}
