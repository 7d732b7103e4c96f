package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.chaos.probe.watch.WatchLeases;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Puts one mistake around the real parts. */
record Mistakes(Bug bug, UpstreamRules rules, Jdbi jdbi) {
  /** Longer than any fault of the bench lasts. */
  private static final Duration DAY = Duration.ofDays(1);

  DrillParts parts(DrillParts real) {
    return bug != Bug.EVIDENCE_LOST
        ? real
        : new DrillParts(
            real.jdbi(),
            real.clock(),
            real.events(),
            forgetful(real.evidence()),
            real.transactions(),
            real.teams(),
            real.runs(),
            real.ledger());
  }

  private static Evidence forgetful(Evidence real) {
    return (Evidence)
        Proxy.newProxyInstance(
            Evidence.class.getClassLoader(),
            new Class<?>[] {Evidence.class},
            (self, method, arguments) -> {
              if (arguments != null
                  && arguments.length > 0
                  && arguments[0] instanceof NewEvidence fact
                  && fact.kind() == EvidenceKind.FAULT_REVERTED) {
                return null;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  WatchLeases leases(WatchLeases real) {
    return bug == Bug.WATCHED_TWICE ? new EverybodyMay() : real;
  }

  private record EverybodyMay() implements WatchLeases {
    @Override
    public boolean take(RunId run, UUID holder, Instant now, Instant until) {
      return true;
    }

    @Override
    public boolean holds(RunId run, UUID holder, Instant now) {
      return true;
    }

    @Override
    public void release(RunId run, UUID holder) {}
  }

  Fault fault(Fault real) {
    return bug == Bug.NONE ? real : new Mistaken(this, real);
  }

  private record Mistaken(Mistakes made, Fault real) implements Fault {
    @Override
    public String id() {
      return real.id();
    }

    @Override
    public Map<String, Object> snapshot(FaultOrder order) {
      Map<String, Object> before = real.snapshot(order);
      if (made.bug() == Bug.EFFECT_BEFORE_INTENT) {
        Applied _ = real.apply(order);
      }
      return before;
    }

    @Override
    public Map<String, Object> injected(FaultOrder order) {
      return real.injected(order);
    }

    @Override
    public Applied apply(FaultOrder order) {
      return made.bug() == Bug.EXPIRY_IGNORED
          ? real.apply(
              new FaultOrder(
                  order.target(),
                  order.args(),
                  order.operationKey(),
                  order.epoch(),
                  order.expiresAt().plus(DAY)))
          : real.apply(order);
    }

    @Override
    public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
      return real.read(order, snapshot);
    }

    @Override
    public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
      return switch (made.bug()) {
        case LOST_REVERT -> RevertOutcome.REVERTED;
        case REVERT_OVERWRITES -> {
          made.removeAnything(order);
          RevertOutcome _ = real.revertIfOurs(order, snapshot);
          yield RevertOutcome.REVERTED;
        }
        case DOUBLE_FIRE -> {
          RevertOutcome came = real.revertIfOurs(order, snapshot);
          made.put(order, order.operationKey() + "-again");
          yield came;
        }
        case NO_FENCE -> {
          RevertOutcome came = real.revertIfOurs(order, snapshot);
          // The target has forgotten that the operation is closed, and a late apply comes.
          made.put(order, order.operationKey());
          yield came;
        }
        case NONE,
            ACK_BEFORE_COMMIT,
            SKIPPED_VERIFY,
            JANITOR_IGNORES_DUE,
            EXPIRY_IGNORED,
            NO_INTENT_LOG,
            EFFECT_BEFORE_INTENT,
            EVIDENCE_LOST,
            WATCHED_TWICE ->
            real.revertIfOurs(order, snapshot);
      };
    }

    @Override
    public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
      return switch (made.bug()) {
        case LOST_REVERT, DOUBLE_FIRE, NO_FENCE -> true;
        case NONE,
            ACK_BEFORE_COMMIT,
            REVERT_OVERWRITES,
            SKIPPED_VERIFY,
            JANITOR_IGNORES_DUE,
            EXPIRY_IGNORED,
            NO_INTENT_LOG,
            EFFECT_BEFORE_INTENT,
            EVIDENCE_LOST,
            WATCHED_TWICE ->
            real.clean(order, snapshot);
      };
    }
  }

  private void removeAnything(FaultOrder order) {
    jdbi.useHandle(handle ->
        handle.execute(
            "DELETE FROM upstream_rule WHERE team_id = ?", order.target().team().value()));
  }

  private void put(FaultOrder order, String key) {
    jdbi.useHandle(handle ->
        handle.execute(
            "DELETE FROM upstream_operation WHERE team_id = ?", order.target().team().value()));
    boolean _ =
        rules.put(
            UpstreamRule.slow(
                order.target(),
                UpstreamService.WEATHER,
                Duration.ofSeconds(8),
                Duration.ZERO,
                key,
                order.epoch(),
                order.expiresAt()));
  }
}
