package dev.firedrill.scenarios;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Help that a team may buy.
 *
 * @param availableAfter counted from the verified effect; zero by default
 * @param cost points, from 0 to 15
 * @param requires id of the hint that must be taken before; null: none
 */
public record Hint(
    String id, Duration availableAfter, double cost, @Nullable String requires, String text) {
  public Hint {
    Check.slug("hint id", id);
    availableAfter = Check.or(availableAfter, Duration.ZERO);
    Check.range("hint cost", cost, 0, 15);
    Check.text("hint text", text);
  }
}
