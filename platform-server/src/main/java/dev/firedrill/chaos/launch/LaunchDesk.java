package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.RunTerms;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.RunAlarms;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.RunBook.Added;
import dev.firedrill.chaos.ledger.RunBook.Repeat;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.Baseline;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.scenarios.proof.Standing;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Launches runs and halts them. */
public final class LaunchDesk {
  /** What the desk needs of others. */
  public record Ports(
      Preflight preflight,
      RunBook runs,
      StepLedger ledger,
      RunFacts facts,
      RunAlarms alarms,
      ChaosEngine engine,
      WakeSignal signal,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {}

  private static final Logger LOG = LoggerFactory.getLogger(LaunchDesk.class);

  private final Ports ports;

  public LaunchDesk(Ports ports) {
    this.ports = ports;
  }

  /** What {@link #launch} would do now. */
  public LaunchPlan preflight(LaunchOrder order) {
    return ports
        .preflight()
        .plan(order.scenarioId(), order.teams(), order.speed(), order.diagnosis());
  }

  /** Launches for all named teams or for none; fails like {@link Preflight#plan}. */
  public LaunchOutcome launch(LaunchOrder order) {
    if (order.idempotencyKey() != null) {
      Optional<Repeat> before = ports.runs().launchedUnder(order.by(), order.idempotencyKey());
      if (before.isPresent()) {
        return repeated(before.get(), order);
      }
    }
    LaunchPlan plan = preflight(order);
    Optional<String> unproven = unproven(order, plan);
    if (unproven.isPresent()) {
      return new LaunchOutcome.Unproven(unproven.get());
    }
    Optional<TeamReadiness> red = plan.firstNotReady();
    if (red.isPresent() && !mayGoWithout(order, plan)) {
      return refused(red.get(), red.get().firstFailure().orElseThrow());
    }
    return execute(order, plan);
  }

  /** Why a launch for credit is refused, when the scenario is not proven and nobody says why. */
  public static Optional<String> unproven(LaunchOrder order, LaunchPlan plan) {
    return plan.proof() instanceof Standing.Unproven(String reason)
            && order.terms() != null
            && order.terms().credit()
            && order.terms().unproven() == null
        ? Optional.of(reason + " Or launch it as practice, or say why it is to count nevertheless.")
        : Optional.empty();
  }

  /** Whether those that are ready are launched alone, as was asked and the scenario lets them. */
  private static boolean mayGoWithout(LaunchOrder order, LaunchPlan plan) {
    boolean all = plan.plan().scenario().baseline().onFail() == Baseline.OnFail.ABORT_RUN;
    return order.skipNotReady() && plan.ready() > 0 && !(all && plan.anyUnstable());
  }

  /** The steps with which a team's part of a run would begin, were it launched then. */
  public List<StepExecution> steps(TeamId team, TeamPlan plan, Instant at) {
    return StepPlanner.steps(new RunId(ports.ids().next()), team, plan, at);
  }

  private static LaunchOutcome repeated(Repeat before, LaunchOrder order) {
    return before.requestDigest().equals(order.digest())
        ? new LaunchOutcome.Repeated(before.run())
        : new LaunchOutcome.KeyReused(
            "This Idempotency-Key launched "
                + before.requestDigest()
                + " before; use a new key for another launch.");
  }

  private static LaunchOutcome refused(TeamReadiness team, PreflightCheck failure) {
    String who = team.team().name() + " (" + team.team().slug() + ")";
    return failure.name().equals(Preflight.NO_ACTIVE_RUN)
        ? new LaunchOutcome.RunActive(who + " cannot take part: " + failure.detail() + ".")
        : new LaunchOutcome.TeamNotReady(
            who
                + " is not ready, check "
                + failure.name()
                + " failed: "
                + failure.detail()
                + ". Mend it, or launch without this team.");
  }

  private LaunchOutcome execute(LaunchOrder order, LaunchPlan launch) {
    RunRecord run = record(order, launch.withoutThoseLeftOut());
    List<StepExecution> steps = new ArrayList<>();
    LaunchOutcome outcome;
    try {
      outcome = ports.transactions().call(() -> write(run, order, launch, steps));
    } catch (NotAdded refused) {
      return refused.outcome;
    }
    try {
      ports.alarms().set(run, steps);
    } catch (RuntimeException unavailable) {
      // Not needed: the sweeper finds what is due by itself.
      LOG.warn("the alarms of run {} could not be set", run.id(), unavailable);
    }
    ports.signal().wake();
    return outcome;
  }

  /** Rolls the launch back. */
  private static final class NotAdded extends RuntimeException {
    private final transient LaunchOutcome outcome;

    NotAdded(LaunchOutcome outcome) {
      super("not launched");
      this.outcome = outcome;
    }
  }

  private LaunchOutcome write(
      RunRecord run, LaunchOrder order, LaunchPlan launch, List<StepExecution> steps) {
    switch (ports.runs().add(run, order.idempotencyKey(), order.digest())) {
      case Added.Numbered(int number) -> {
        LaunchPlan executed = launch.withoutThoseLeftOut();
        executed.teams().stream()
            .map(TeamReadiness::team)
            .sorted(Comparator.comparing(team -> team.id().toString()))
            .forEach(team -> steps.addAll(enter(run, number, executed.plan(), team)));
        ports.runs().leftOut(run.id(), launch.leftOut());
        launch.voided().forEach((team, why) -> ports.runs().note(run.id(), team, why));
      }
      case Added.TeamTaken(var team) ->
          throw new NotAdded(
              new LaunchOutcome.RunActive(
                  "Another launch was faster: team " + team + " is in an active run."));
      case Added.UnderTheSameKey(Repeat before) -> throw new NotAdded(repeated(before, order));
    }
    ports.events().publish(new RunChanged(run.id()));
    return new LaunchOutcome.Launched(run.id());
  }

  private List<StepExecution> enter(RunRecord run, int number, RunPlan plan, Team team) {
    TeamPlan teamPlan = plan.team(team.slug().value()).orElseThrow();
    List<StepExecution> steps = StepPlanner.steps(run.id(), team.id(), teamPlan, run.startedAt());
    for (int position = 0; position < steps.size(); position++) {
      ports.ledger().add(steps.get(position), position);
    }
    ports.facts().started(run, number, plan, team, steps);
    return steps;
  }

  private RunRecord record(LaunchOrder order, LaunchPlan launch) {
    Scenario.Metadata metadata = launch.plan().scenario().metadata();
    Instant now = ports.clock().instant();
    Map<TeamId, RunTeamState> teams = new LinkedHashMap<>();
    launch
        .teams()
        .forEach(team ->
            teams.put(team.team().id(), team.ready() ? RunTeamState.ACTIVE : RunTeamState.VOID));
    String json = launch.plan().json();
    return new RunRecord(
        new RunId(ports.ids().next()),
        0,
        metadata.id(),
        metadata.version(),
        metadata.title(),
        RunState.ARMED,
        now,
        now.plus(metadata.maxDuration()),
        null,
        order.by(),
        null,
        json,
        RunPlan.digestOf(json),
        teams,
        terms(order, launch));
  }

  private static RunTerms terms(LaunchOrder order, LaunchPlan launch) {
    boolean proven = launch.proof() instanceof Standing.Proven;
    if (order.terms() == null) {
      return proven ? RunTerms.FOR_CREDIT : RunTerms.PRACTICE;
    }
    boolean overridden = order.terms().credit() && !proven;
    return new RunTerms(
        order.terms().credit(),
        order.terms().speed(),
        overridden ? order.terms().unproven() : null);
  }

  /**
   * Undoes everything of the run now and ends it; repeating it changes nothing. Returns when every
   * revert has been tried, after at most ten seconds. Fails with not-found.
   */
  public void halt(RunId run, String reason, PersonId by) {
    if (ports.runs().find(run).isEmpty()) {
      throw Failure.notFound("There is no run '" + run + "'.");
    }
    if (ports.engine().halt(run, reason, by)) {
      forgetAlarms(run);
    }
  }

  /** Takes back the alarms of a run that ended before its time. */
  public void forgetAlarms(RunId run) {
    try {
      ports.alarms().cancel(run, ports.ledger().ofRun(run));
    } catch (RuntimeException unavailable) {
      LOG.warn("the alarms of run {} could not be taken back", run, unavailable);
    }
  }
}
