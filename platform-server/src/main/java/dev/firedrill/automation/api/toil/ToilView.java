package dev.firedrill.automation.api.toil;

import dev.firedrill.automation.toil.ToilKind;
import dev.firedrill.automation.toil.ToilReport;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work in {@code [from, split)} and {@code [split, to)}. {@code notes} say how it is counted;
 * {@code truncated} when there was more than is read.
 */
public record ToilView(
    Instant from,
    Instant split,
    Instant to,
    List<ToilKindView> kinds,
    ToilSideView before,
    ToilSideView after,
    List<ToilExampleView> examples,
    List<String> notes,
    boolean truncated) {
  /** One kind; {@code minutesEach} is what one by hand is reckoned with. */
  public record ToilKindView(
      ToilKind kind, String label, int minutesEach, ToilCountView before, ToilCountView after) {}

  /** How often, and the minutes that the hand work took, reckoned. */
  public record ToilCountView(int byHand, int automated, int minutes) {
    static ToilCountView of(ToilKind kind, ToilReport.Count count) {
      return new ToilCountView(count.byHand(), count.automated(), count.byHand() * kind.minutes());
    }
  }

  /** A whole side; {@code minutesPerDay} makes sides of different length comparable. */
  public record ToilSideView(
      double hours, int byHand, int automated, int minutes, double minutesPerDay) {}

  /** One of the last hand actions. */
  public record ToilExampleView(
      long evidenceId, Instant at, ToilKind kind, String text, @Nullable PersonView by) {}
}
