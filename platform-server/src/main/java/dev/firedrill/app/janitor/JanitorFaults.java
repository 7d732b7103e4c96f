package dev.firedrill.app.janitor;

import dev.firedrill.chaos.engine.LedgerUndoing;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.chat.ChatFaults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.janitor.Undoing;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The platform's faults and ledger, over the janitor's own connections. */
final class JanitorFaults {
  private JanitorFaults() {}

  static Undoing undoing(Jdbi jdbi, InstantSource system) {
    InstantSource clock = KernelPersistence.databaseClock(jdbi, system);
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    List<Fault> faults = new ArrayList<>();
    faults.addAll(
        UpstreamFaults.all(
            UpstreamPersistence.rules(jdbi, clock), TelemetryPersistence.blackouts(jdbi, clock)));
    faults.addAll(
        ChatFaults.all(
            WorkspacePersistence.rules(jdbi, events, clock),
            WorkspacePersistence.absences(jdbi, events, clock),
            WorkspacePersistence.poisoned(jdbi)));
    return new LedgerUndoing(
        new LedgerUndoing.Ports(
            ChaosPersistence.runs(jdbi),
            ChaosPersistence.ledger(jdbi),
            EvidencePersistence.evidence(jdbi, events),
            KernelPersistence.transactions(jdbi),
            events,
            new Faults(faults),
            TeamPersistence.teams(jdbi),
            clock));
  }
}
