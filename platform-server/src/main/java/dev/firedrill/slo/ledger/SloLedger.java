package dev.firedrill.slo.ledger;

import java.util.List;

/**
 * The charges of a stretch of time, oldest first. {@code budgetShare} is how much of one whole
 * budget (that of the objective's window) a cause used up; 1 is all of it. Notes say what was left
 * out and how it was reckoned.
 */
public record SloLedger(List<LedgerEntry> items, List<Total> totals, List<String> notes) {
  /** A cause over the whole time. Minutes that are shared count by their share. */
  public record Total(Cause cause, double badMinutes, double budgetShare) {}

  public SloLedger {
    items = List.copyOf(items);
    totals = List.copyOf(totals);
    notes = List.copyOf(notes);
  }
}
