package dev.firedrill.app.janitor;

import dev.firedrill.app.StartFailure;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.chaos.engine.LedgerUndoing;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.bot.BotFaults;
import dev.firedrill.chaos.fault.chat.ChatFaults;
import dev.firedrill.chaos.fault.upstream.UpstreamFaults;
import dev.firedrill.chaos.janitor.JanitorDiary;
import dev.firedrill.chaos.janitor.Undoing;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The platform's faults and ledger, over the janitor's own connections. */
final class JanitorFaults {
  private JanitorFaults() {}

  static Undoing undoing(
      Jdbi jdbi, InstantSource system, Path data, BotInterference bots, JanitorDiary diary) {
    InstantSource clock = KernelPersistence.databaseClock(jdbi, system);
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    Evidence evidence = EvidencePersistence.evidence(jdbi, events);
    Transactions transactions = KernelPersistence.transactions(jdbi);
    List<Fault> faults = new ArrayList<>();
    try {
      faults.addAll(
          BotFaults.all(
              new BotMachineryFromOutside(jdbi, clock, events, evidence, transactions)
                  .on(data, bots)));
    } catch (StartFailure keyIsElsewhere) {
      // The faults of the chat and of upstreams need no key, and are undone all the same.
      diary.tell("cannot undo faults of bots: " + keyIsElsewhere.getMessage());
    }
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
            evidence,
            transactions,
            events,
            new Faults(faults),
            TeamPersistence.teams(jdbi),
            clock));
  }
}
