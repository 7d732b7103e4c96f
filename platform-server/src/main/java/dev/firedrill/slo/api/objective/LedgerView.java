package dev.firedrill.slo.api.objective;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.ledger.Cause;
import dev.firedrill.slo.ledger.LedgerEntry;
import dev.firedrill.slo.ledger.SloLedger;
import java.time.Instant;
import java.util.List;

/** Who used up the error budget. */
public record LedgerView(
    Instant from,
    Instant to,
    List<LedgerEntryView> items,
    List<LedgerTotalView> totals,
    List<String> notes) {

  /** Consecutive bad minutes with one cause. */
  public record LedgerEntryView(
      Instant from,
      Instant until,
      long bad,
      long total,
      Cause cause,
      double share,
      boolean excused,
      String text,
      List<LedgerFactView> evidence) {}

  /** A fact that speaks for the charge. */
  public record LedgerFactView(long id, String kind, Instant at, String text) {}

  /** Minutes that are shared count by their share; 1 is the budget of one whole window. */
  public record LedgerTotalView(Cause cause, double badMinutes, double budgetShare) {}

  static LedgerView of(SloLedger ledger, Instant from, Instant to) {
    return new LedgerView(
        from,
        to,
        ledger.items().stream().map(LedgerView::entry).toList(),
        ledger.totals().stream()
            .map(total ->
                new LedgerTotalView(total.cause(), total.badMinutes(), total.budgetShare()))
            .toList(),
        ledger.notes());
  }

  private static LedgerEntryView entry(LedgerEntry entry) {
    return new LedgerEntryView(
        entry.from(),
        entry.until(),
        entry.bad(),
        entry.total(),
        entry.cause(),
        entry.share(),
        entry.excused(),
        entry.text(),
        entry.evidence().stream().map(LedgerView::fact).toList());
  }

  private static LedgerFactView fact(EvidenceEvent fact) {
    return new LedgerFactView(fact.id(), fact.kind().slug(), fact.occurredAt(), fact.text());
  }
}
