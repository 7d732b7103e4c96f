package dev.firedrill.automation.toil;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done in {@code [from, split)} and in {@code [split, to)}, by kind; {@code examples} are
 * the last hand actions, newest first. {@code truncated} when there was more evidence than is read.
 */
public record ToilReport(
    Instant from,
    Instant split,
    Instant to,
    Map<ToilKind, Count> before,
    Map<ToilKind, Count> after,
    List<Example> examples,
    boolean truncated) {
  /** How often by hand and how often by the platform. */
  public record Count(int byHand, int automated) {
    static final Count NONE = new Count(0, 0);

    Count plus(boolean hand) {
      return hand ? new Count(byHand + 1, automated) : new Count(byHand, automated + 1);
    }
  }

  /** One hand action. */
  public record Example(long evidence, Instant at, ToilKind kind, String text, PersonId by) {}

  public Count before(ToilKind kind) {
    return before.getOrDefault(kind, Count.NONE);
  }

  public Count after(ToilKind kind) {
    return after.getOrDefault(kind, Count.NONE);
  }

  /** A fact as it counts: null where it is none of both. */
  record Deed(ToilKind kind, boolean hand, @Nullable PersonId by) {}
}
