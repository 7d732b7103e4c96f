package dev.firedrill.automation.rule;

import dev.firedrill.automation.Progress;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets rules act. What alarms did is read from the evidence, which commits together with it, and
 * each change of an alarm is claimed for a rule in the transaction in which the rule acts: so each
 * is acted on once, however many servers there are and whenever one stops. What is older than ten
 * minutes, because no server ran, is past.
 */
public final class RuleEngine {
  private static final Logger LOG = LoggerFactory.getLogger(RuleEngine.class);
  private static final Duration STALE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration RUNBOOK_PATIENCE = Duration.ofHours(1);

  /** What the engine works with. */
  public record Ports(
      Rules rules,
      Executions executions,
      RuleBook book,
      Deeds deeds,
      Alarms alarms,
      RuleAlert alert,
      Evidence evidence,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {}

  private final Ports ports;

  public RuleEngine(Ports ports) {
    this.ports = ports;
  }

  /** Acts on what alarms did and no rule has seen yet; how many changes were claimed. */
  public int react() {
    int claimed = 0;
    Map<TeamId, List<Rule>> byTeam =
        ports.rules().enabled().stream().collect(Collectors.groupingBy(Rule::team));
    for (Map.Entry<TeamId, List<Rule>> team : byTeam.entrySet()) {
      for (EvidenceEvent change : changes(team.getKey())) {
        for (Rule rule : team.getValue()) {
          if (concerns(rule, change)) {
            claimed += guarded(rule, () -> seen(rule, cause(change))) ? 1 : 0;
          }
        }
      }
    }
    return claimed;
  }

  private List<EvidenceEvent> changes(TeamId team) {
    Instant now = ports.clock().instant();
    return ports
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team, now.minus(STALE), now.plusSeconds(1))
                .onlyKinds(Set.of(EvidenceKind.ALARM_STATE_CHANGED)));
  }

  private boolean concerns(Rule rule, EvidenceEvent change) {
    return change.text("alarm").equals(rule.terms().alarm().toString())
        && change.text("to").equals(rule.terms().when().name())
        && !change.recordedAt().isBefore(rule.armedAt())
        && !ports.executions().isClaimed(rule.id(), change.id());
  }

  private static Execution.Cause cause(EvidenceEvent change) {
    return new Execution.Cause(
        change.id(),
        UUID.fromString(change.text("alarm")),
        change.text("name"),
        AlarmState.valueOf(change.text("to")),
        change.occurredAt());
  }

  /** One that breaks must not keep the others back; it is tried again until it is stale. */
  private static boolean guarded(Rule rule, Supplier<Boolean> work) {
    try {
      return work.get();
    } catch (RuntimeException broken) {
      LOG.error("rule {} of team {} could not act", rule.id(), rule.team(), broken);
      return false;
    }
  }

  private boolean seen(Rule rule, Execution.Cause cause) {
    try {
      return ports.transactions().call(() -> act(rule.id(), cause));
    } catch (Failure refused) {
      // The attempt was rolled back, so that the claim is made anew together with the refusal.
      return ports.transactions().call(() -> refuse(rule.id(), cause, refused.detail()));
    }
  }

  private Optional<Rule> held(UUID id) {
    return ports.rules().lock(id).filter(Rule::isEnabled);
  }

  private boolean act(UUID id, Execution.Cause cause) {
    Rule rule = held(id).orElse(null);
    if (rule == null) {
      return false;
    }
    Instant now = ports.clock().instant();
    Execution begun = begin(rule, cause, now);
    if (!ports.executions().claim(begun)) {
      return false; // another server was faster
    }
    Turns turns =
        new Turns(rule, ports.executions().since(rule.team(), now.minus(Turns.HOUR)), now)
            .without(begun);
    Optional<String> late = overtaken(cause);
    Optional<String> loop = late.isPresent() ? Optional.empty() : turns.loop(names(rule.team()));
    if (loop.isPresent()) {
      stop(rule, begun, loop.get(), now);
    } else {
      Optional<String> wait = late.or(turns::limit);
      if (wait.isPresent()) {
        ports.executions().save(begun.ended(Execution.State.SKIPPED, null, wait.get(), now));
        ports.book().tell(rule);
      } else if (rule.terms().dryRun()) {
        String plan = ports.deeds().plan(rule);
        end(rule, begun.ended(Execution.State.DRY_RUN, null, plan, now));
      } else {
        apply(rule, begun, ports.deeds().start(rule, cause));
      }
    }
    return true;
  }

  private Map<UUID, String> names(TeamId team) {
    return ports.rules().of(team).stream().collect(Collectors.toMap(Rule::id, Rule::name));
  }

  /** Why there is nothing to do any more. */
  private Optional<String> overtaken(Execution.Cause cause) {
    Optional<AlarmRef> alarm = ports.alarms().find(cause.alarm());
    if (alarm.isEmpty()) {
      return Optional.of("Left out: the alarm was deleted.");
    }
    AlarmState state = alarm.get().state();
    return state == cause.went()
        ? Optional.empty()
        : Optional.of("Left out: the alarm is %s again.".formatted(state.words()));
  }

  private Execution begin(Rule rule, Execution.Cause cause, Instant now) {
    Duration patience =
        rule.terms().action() instanceof RuleAction.GoThrough ? RUNBOOK_PATIENCE : PATIENCE;
    return new Execution(
        ports.ids().next(),
        rule.id(),
        rule.team(),
        cause,
        Execution.State.RUNNING,
        ports.deeds().words(rule),
        "Begun.",
        null,
        now,
        now.plus(patience),
        null);
  }

  private boolean refuse(UUID id, Execution.Cause cause, String why) {
    Rule rule = held(id).orElse(null);
    if (rule == null) {
      return false;
    }
    Instant now = ports.clock().instant();
    Execution begun = begin(rule, cause, now);
    if (!ports.executions().claim(begun)) {
      return false;
    }
    end(
        rule,
        rule.terms().dryRun()
            ? begun.ended(Execution.State.DRY_RUN, null, "Would be refused now: " + why, now)
            : begun.ended(Execution.State.FAILED, null, why, now));
    return true;
  }

  private void stop(Rule rule, Execution begun, String why, Instant now) {
    ports.executions().save(begun.ended(Execution.State.STOPPED, null, why, now));
    Rule stopped = rule.stopped(why);
    ports.rules().save(stopped);
    ports.book().changed(stopped, "was stopped by the loop guard: " + why, null);
    ports.alert().stopped(stopped, why);
  }

  private void apply(Rule rule, Execution execution, Progress progress) {
    Instant now = ports.clock().instant();
    switch (progress) {
      case Progress.Going(String ref, String detail) -> {
        if (!ref.equals(execution.ref()) || !detail.equals(execution.detail())) {
          ports.executions().save(execution.going(ref, detail));
          ports.book().tell(rule);
        }
      }
      case Progress.Done done ->
          end(rule, execution.ended(Execution.State.DONE, done.ref(), done.detail(), now));
      case Progress.Failed failed ->
          end(rule, execution.ended(Execution.State.FAILED, failed.ref(), failed.detail(), now));
    }
  }

  private void end(Rule rule, Execution ended) {
    ports.executions().save(ended);
    ports.book().executed(rule, ended);
  }

  /** Sees how far it is what rules have begun. */
  public void follow() {
    for (Execution running : ports.executions().running()) {
      ports
          .rules()
          .find(running.rule())
          .ifPresent(rule -> {
            boolean _ = guarded(rule, () -> followed(rule, running));
          });
    }
  }

  private boolean followed(Rule rule, Execution seen) {
    return ports
        .transactions()
        .call(() -> {
          ports
              .executions()
              .lockRunning(seen.id())
              .ifPresent(execution -> {
                Instant now = ports.clock().instant();
                String ref = execution.ref();
                Progress progress =
                    ref == null
                        ? new Progress.Failed(null, "What was begun is not known any more.")
                        : ports.deeds().look(rule, ref);
                if (progress instanceof Progress.Going && !now.isBefore(execution.deadline())) {
                  end(
                      rule,
                      execution.ended(
                          Execution.State.TIMED_OUT,
                          null,
                          progress.detail() + " That took too long; it goes on by itself.",
                          now));
                } else {
                  apply(rule, execution, progress);
                }
              });
          return true;
        });
  }
}
