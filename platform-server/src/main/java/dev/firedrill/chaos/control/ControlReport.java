package dev.firedrill.chaos.control;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order. {@code changed} is false when it had been carried out before; {@code
 * confirmed} when nothing is open that it was meant to settle.
 */
public record ControlReport(RunId run, boolean changed, boolean confirmed, List<Line> lines) {
  public ControlReport {
    lines = List.copyOf(lines);
  }

  /** What is certain about one step of one team, in one sentence where there is more to say. */
  public record Line(StepExecution step, Certainty certainty, String detail) {
    private static final DateTimeFormatter CLOCK =
        DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** What is certain of the step now. */
    static Line of(StepExecution step) {
      Certainty certainty = Certainty.of(step);
      String detail =
          switch (certainty) {
            case NOT_BEGUN -> "nothing was done to the target";
            case IN_FORCE ->
                step.tuning().pending()
                    ? "in force; the target has not been told of the change yet"
                    : "in force until " + words(step.times().revertDueAt());
            case UNDOING -> "its undoing has not succeeded yet and is tried again";
            case UNDONE -> "undone; that its effect is gone is not seen yet";
            case CLEAN -> "undone, and seen to be gone";
            case SUPERSEDED -> "somebody else's value stands there and was left alone";
            case VOID, STUCK, SENT, SKIPPED -> step.note() == null ? "" : step.note();
          };
      return new Line(step, certainty, detail);
    }

    private static String words(@Nullable Instant due) {
      return due == null ? "it is undone" : CLOCK.format(due);
    }
  }
}
