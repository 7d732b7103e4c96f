package dev.firedrill.grading.api.adjust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Voids the run for the team, excuses from then to then, or takes back the adjustment of this
 * number.
 */
public record AdjustmentRequest(
    Wish action, String reason, @Nullable Instant from, @Nullable Instant to, @Nullable Long of) {
  /** What can be asked for. */
  public enum Wish {
    VOID,
    EXCUSE,
    WITHDRAW
  }
}
