package dev.firedrill.timeline;

import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Where facts are pinned, which makes the curated view. Only staff learn of what staff pin: which
 * facts they find telling would hint at the fault.
 */
public final class PinDesk {
  private final Pins pins;
  private final Evidence evidence;
  private final Transactions transactions;
  private final InstantSource clock;

  public PinDesk(Pins pins, Evidence evidence, Transactions transactions, InstantSource clock) {
    this.pins = pins;
    this.evidence = evidence;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The team's fact of this number, if this reader may know of it. */
  public Optional<EvidenceEvent> fact(long event, boolean staff) {
    return evidence
        .find(event)
        .filter(fact -> fact.team() != null)
        .filter(fact -> staff || fact.kind().audience() == Audience.TEAM);
  }

  /** Pins a fact; the first of two pins stays. */
  public Pin pin(EvidenceEvent fact, TeamId team, Annotator by) {
    return transactions.call(() -> {
      Pin pin = new Pin(team, fact.id(), by.staff(), fact.occurredAt(), clock.instant(), by.id());
      if (pins.add(pin)) {
        tell(EvidenceKind.TIMELINE_PINNED, "pinned", fact, team, by);
      }
      return pins.find(team, fact.id(), by.staff()).orElse(pin);
    });
  }

  /** Takes the pin off again; does nothing where there is none. */
  public void unpin(EvidenceEvent fact, TeamId team, Annotator by) {
    transactions.run(() -> {
      if (pins.remove(team, fact.id(), by.staff())) {
        tell(EvidenceKind.TIMELINE_UNPINNED, "unpinned", fact, team, by);
      }
    });
  }

  private void tell(EvidenceKind kind, String deed, EvidenceEvent fact, TeamId team, Annotator by) {
    evidence.append(
        NewEvidence.of(
                by.staff() ? EvidenceKind.TIMELINE_STAFF_ANNOTATED : kind,
                team,
                "fact:" + fact.id(),
                "Record %d %s".formatted(fact.id(), deed))
            .withActor(by.id())
            .withPayload(
                Map.of(
                    "event", fact.id(), "action", deed, "saidAt", fact.occurredAt().toString())));
  }
}
