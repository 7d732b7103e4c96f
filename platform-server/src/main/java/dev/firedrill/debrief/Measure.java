package dev.firedrill.debrief;

import dev.firedrill.chaos.RunMilestones.Milestones;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The four times of a response. Each is null when its end was never reached. */
public enum Measure {
  TTD("Time to detect", "from the verified effect to the declaration or the acknowledged page"),
  TTA("Time to engage", "from the detection until somebody of the team took it"),
  TTM("Time to mitigate", "from the verified effect until users were well again, and stayed so"),
  TTR("Time to resolve", "from the verified effect until the cause was gone");

  private final String label;
  private final String meaning;

  Measure(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }

  public @Nullable Duration of(Milestones reached) {
    return switch (this) {
      case TTD -> between(reached.effectAt(), reached.detectedAt());
      case TTA -> between(reached.detectedAt(), reached.engagedAt());
      case TTM -> between(reached.effectAt(), reached.mitigatedAt());
      case TTR -> between(reached.effectAt(), reached.resolvedAt());
    };
  }

  private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return null;
    }
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
