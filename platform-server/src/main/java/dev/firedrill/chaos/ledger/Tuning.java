package dev.firedrill.chaos.ledger;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff changed of a step while its run went on: other arguments (null is the plan's) and more
 * time. {@code pending} as long as the target has still to be told.
 */
public record Tuning(@Nullable Map<String, Object> args, Duration extra, boolean pending) {
  /** As planned. */
  public static final Tuning NONE = new Tuning(null, Duration.ZERO, false);

  public Tuning withArgs(Map<String, Object> other) {
    return new Tuning(other, extra, pending);
  }

  public Tuning longerBy(Duration more) {
    return new Tuning(args, extra.plus(more), pending);
  }

  public Tuning pending(boolean still) {
    return new Tuning(args, extra, still);
  }
}
