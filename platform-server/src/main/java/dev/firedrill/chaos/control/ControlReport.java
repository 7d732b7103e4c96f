package dev.firedrill.chaos.control;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import java.util.List;

/**
 * What came of an order. {@code changed} is false when it had been carried out before; {@code
 * confirmed} when nothing is open that it was meant to settle.
 */
public record ControlReport(RunId run, boolean changed, boolean confirmed, List<Line> lines) {
  public ControlReport {
    lines = List.copyOf(lines);
  }

  /** What is certain about one step of one team, in one sentence where there is more to say. */
  public record Line(StepExecution step, Certainty certainty, String detail) {}
}
