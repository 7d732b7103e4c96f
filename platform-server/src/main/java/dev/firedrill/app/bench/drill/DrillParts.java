package dev.firedrill.app.bench.drill;

import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.condition.RunSigns;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.TrueTime;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.workspace.Workspaces;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What an engine stands on, over one database. */
public record DrillParts(
    Jdbi jdbi,
    InstantSource clock,
    DomainEvents events,
    Evidence evidence,
    Transactions transactions,
    Teams teams,
    RunBook runs,
    StepLedger ledger) {
  public static DrillParts on(Jdbi jdbi, InstantSource clock) {
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    return new DrillParts(
        jdbi,
        clock,
        events,
        EvidencePersistence.evidence(jdbi, events),
        KernelPersistence.transactions(jdbi),
        TeamPersistence.teams(jdbi),
        ChaosPersistence.runs(jdbi),
        ChaosPersistence.ledger(jdbi));
  }

  public ChaosEngine.Ports engine(Faults faults, DrillUsers users, IntentLog intents) {
    return new ChaosEngine.Ports(
        runs,
        ledger,
        evidence,
        transactions,
        events,
        faults,
        null,
        new ProbeSampler(users, users, clock),
        nobody(Workspaces.class),
        teams,
        RunMilestones.NONE,
        new NoSigns(),
        clock,
        System::nanoTime,
        new TrueTime(clock, ChaosPersistence.time(jdbi)),
        intents);
  }

  private record NoSigns() implements RunSigns {
    @Override
    public boolean anyUnplannedImpact(ActiveRun run, Instant now) {
      return false;
    }

    @Override
    public boolean requestedStop(TeamId team, Instant since) {
      return false;
    }
  }

  /** For what no step of the drill asks. */
  private static <T> T nobody(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
