package dev.firedrill.chaos.control;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.RunControls;
import dev.firedrill.chaos.engine.StepPlan;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Step;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Staff's orders to runs. Each fails with not-found for an unknown run or step, and is answered
 * when everything it asks for is certain, after about ten seconds at the latest. Repeating one
 * changes nothing. None of them needs the sweeper or the alarm clock.
 */
public final class ControlDesk {
  /** What the desk needs of others; {@code nanos} is a clock that nobody can set. */
  public record Ports(
      ChaosEngine engine,
      RunBook runs,
      StepLedger ledger,
      Intensity intensity,
      Patience patience,
      InstantSource clock,
      LongSupplier nanos) {}

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 20;
  private static final Duration SHORTEST_EXTENSION = Duration.ofMinutes(1);
  private static final Duration LONGEST_EXTENSION = Duration.ofHours(2);
  private static final double SOFTER = 0.5;
  private static final double HARDER = 1.5;

  private final Ports ports;

  public ControlDesk(Ports ports) {
    this.ports = ports;
  }

  /** Ends the run, or its part for one team. */
  public ControlReport halt(RunId run, @Nullable TeamId team, String reason, PersonId by) {
    RunRecord record = known(run);
    if (team != null && !record.teams().containsKey(team)) {
      throw Failure.notFound("That team is not in run " + record.number() + ".");
    }
    RunControls controls = ports.engine().controls();
    boolean changed =
        team == null
            ? controls.halt(run, order(reason, by))
            : controls.haltTeam(run, team, RunTeamState.HALTED, order(reason, by));
    return undone(run, changed, step -> team == null || step.key().team().equals(team));
  }

  /** Ends every run that is not over. */
  public List<ControlReport> haltAll(String reason, PersonId by) {
    List<RunId> all = ports.runs().unfinished().stream().map(run -> run.run().id()).toList();
    long end = deadline();
    // First all orders and then the certainty, so that the last run does not wait for the first.
    List<Boolean> changed =
        all.stream().map(run -> ports.engine().controls().halt(run, order(reason, by))).toList();
    ports.engine().undoNow();
    return IntStream.range(0, all.size())
        .mapToObj(i -> undone(all.get(i), changed.get(i), step -> true, end))
        .toList();
  }

  public ControlReport pause(RunId run, boolean undo, String reason, PersonId by) {
    going(run);
    boolean changed = ports.engine().controls().pause(run, undo, order(reason, by));
    return undo ? undone(run, changed, step -> true) : told(run, changed, step -> true);
  }

  public ControlReport resume(RunId run, String reason, PersonId by) {
    going(run);
    boolean changed = ports.engine().controls().resume(run, order(reason, by));
    ports.engine().undoNow();
    return told(run, changed, step -> true);
  }

  /** Gives a step more time, or everything in force, and the run with it. */
  public ControlReport extend(
      RunId run, @Nullable String step, Duration by, String reason, PersonId person) {
    going(run);
    if (by.compareTo(SHORTEST_EXTENSION) < 0 || by.compareTo(LONGEST_EXTENSION) > 0) {
      throw Failure.invalid("Extend by 1 minute to 2 hours, not by " + by + ".");
    }
    Predicate<StepExecution> which = which(run, null, step);
    RunControls.Order order = order(reason, person);
    boolean longer = ports.engine().controls().extendRun(run, by, order);
    tuned(
        run,
        "extend",
        each -> which.test(each) && (step != null || !before(each)),
        each -> longer(each, by),
        order);
    return told(run, longer, which);
  }

  /** Makes faults milder, and load that has not begun. */
  public ControlReport soften(
      RunId run, @Nullable TeamId team, @Nullable String step, String reason, PersonId by) {
    return scale(run, "soften", SOFTER, which(run, team, step), order(reason, by));
  }

  /** Makes faults harder, and load that has not begun. */
  public ControlReport harden(
      RunId run, @Nullable TeamId team, @Nullable String step, String reason, PersonId by) {
    return scale(run, "harden", HARDER, which(run, team, step), order(reason, by));
  }

  /**
   * Applies a fault of a team once more whose effect is not seen, and looks for it anew; of one
   * that is stuck, tries the undoing once more. Fails with a conflict when there is nothing to
   * retry.
   */
  public ControlReport retry(RunId run, TeamId team, String step, String reason, PersonId by) {
    mend(run, team, step, Mend.RETRY, order(reason, by));
    ports.engine().tellChanges();
    ports.engine().undoNow();
    return told(run, true, which(team, step));
  }

  /**
   * Gives up a fault of a team whose effect is not seen: it is undone now and void for the team.
   * Fails with a conflict when there is nothing to skip.
   */
  public ControlReport skip(RunId run, TeamId team, String step, String reason, PersonId by) {
    mend(run, team, step, Mend.SKIP, order(reason, by));
    return undone(run, true, which(team, step));
  }

  private static Predicate<StepExecution> which(TeamId team, String step) {
    return each -> each.key().team().equals(team) && each.key().step().equals(step);
  }

  private void mend(RunId run, TeamId team, String step, Mend mend, RunControls.Order order) {
    RunRecord record = known(run);
    StepKey key = new StepKey(run, team, step);
    if (ports.ledger().find(key).isEmpty()) {
      throw Failure.notFound(
          "Run " + record.number() + " has no step '" + step + "' for that team.");
    }
    ports
        .engine()
        .controls()
        .change(
            key,
            mend.word(),
            (now, state) -> {
              return switch (mend.of(now, state, order.reason(), order.at())) {
                case Mend.Answer.Next(StepExecution next) -> next;
                case Mend.Answer.Refused(String why) ->
                    throw new Failure(ProblemCode.CONFLICT, why);
              };
            },
            order);
  }

  private ControlReport scale(
      RunId run,
      String action,
      double factor,
      Predicate<StepExecution> which,
      RunControls.Order order) {
    going(run);
    boolean changed = tuned(run, action, which, each -> scaled(each, factor), order);
    if (!changed) {
      Optional<StepExecution> load =
          ports.ledger().ofRun(run).stream().filter(which).filter(ControlDesk::isLoad).findFirst();
      if (load.isPresent()) {
        throw new Failure(ProblemCode.CONFLICT, loadGoesOn(load.get(), action));
      }
      throw new Failure(
          ProblemCode.CONFLICT,
          "Nothing to "
              + action
              + ": no step that goes on has a measure that its fault's schema lets change further.");
    }
    return told(run, true, which);
  }

  private static boolean isLoad(StepExecution step) {
    return step.kind() == StepKind.TRAFFIC && step.state().mayBeInForce();
  }

  private static String loadGoesOn(StepExecution step, String action) {
    return "Nothing to "
        + action
        + ": the load of step '"
        + step.key().step()
        + "' goes on, and when each of its messages is meant to come was drawn when it began, so"
        + " that what came can be held against it. "
        + "Change load before it begins, or halt the run or the team to end it.";
  }

  private boolean tuned(
      RunId run,
      String action,
      Predicate<StepExecution> which,
      RunControls.Change change,
      RunControls.Order order) {
    List<StepExecution> tuned = ports.engine().controls().tune(run, action, which, change, order);
    ports.engine().tellChanges();
    return !tuned.isEmpty();
  }

  private @Nullable StepExecution longer(StepExecution step, Duration by) {
    if (!step.kind().disturbs() || isOneShot(step)) {
      return null;
    }
    Instant due = step.times().revertDueAt();
    Instant expires = step.times().expiresAt();
    StepExecution next = step.next(step.state(), step.dueAt()).tuned(step.tuning().longerBy(by));
    return due == null || expires == null
        ? next
        : next.times(times -> times.intended(due.plus(by), expires.plus(by)));
  }

  private @Nullable StepExecution scaled(StepExecution step, double factor) {
    StepPlan plan = ports.engine().planOf(step);
    Optional<Args> args =
        switch (plan.planned().step()) {
          case Step.Injection injection ->
              isOneShot(step)
                  ? Optional.empty()
                  : ports.intensity().scaled(injection.fault(), plan.args(step), factor);
          case Step.TrafficStep load ->
              before(step)
                  ? ports
                      .intensity()
                      .scaledLoad(TrafficFault.word(load.profile()), plan.args(step), factor)
                  : Optional.empty();
          case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> Optional.empty();
        };
    return args.map(changed ->
            step.next(step.state(), step.dueAt()).tuned(step.tuning().withArgs(changed.values())))
        .orElse(null);
  }

  /** What has happened cannot be changed any more, and what acts once does not last. */
  private boolean isOneShot(StepExecution step) {
    return ports.engine().planOf(step).planned().step() instanceof Step.Injection injection
        && injection.revert().strategy() == Step.Strategy.NONE_ONE_SHOT;
  }

  private Predicate<StepExecution> which(RunId run, @Nullable TeamId team, @Nullable String step) {
    RunRecord record = going(run);
    if (team != null && !record.teams().containsKey(team)) {
      throw Failure.notFound("That team is not in run " + record.number() + ".");
    }
    if (step != null
        && ports.ledger().ofRun(run).stream().noneMatch(each -> each.key().step().equals(step))) {
      throw Failure.notFound("Run " + record.number() + " has no step '" + step + "'.");
    }
    return each ->
        (team == null || each.key().team().equals(team))
            && (step == null || each.key().step().equals(step));
  }

  private static boolean before(StepExecution step) {
    return step.state().isBefore();
  }

  private RunRecord known(RunId run) {
    return ports
        .runs()
        .find(run)
        .orElseThrow(() -> Failure.notFound("There is no run '" + run + "'."));
  }

  private RunRecord going(RunId run) {
    RunRecord record = known(run);
    if (record.state().compareTo(RunState.ENDING) >= 0) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Run "
              + record.number()
              + " is "
              + record.state()
              + "; only one that goes on can change.");
    }
    return record;
  }

  private RunControls.Order order(String reason, PersonId by) {
    return new RunControls.Order(by, reason, ports.clock().instant());
  }

  /** Undoes what is to be undone and looks until all of it is certain, or time is up. */
  private ControlReport undone(RunId run, boolean changed, Predicate<StepExecution> which) {
    return undone(run, changed, which, deadline());
  }

  private long deadline() {
    return ports.nanos().getAsLong() + LONGEST.toNanos();
  }

  private ControlReport undone(
      RunId run, boolean changed, Predicate<StepExecution> which, long end) {
    ports.engine().undoNow();
    List<ControlReport.Line> lines = lines(run, which);
    for (int look = 0; look < MOST_LOOKS && !settled(lines); look++) {
      long left = end - ports.nanos().getAsLong();
      if (left <= 0) {
        break;
      }
      ports
          .engine()
          .lookForRemains(run)
          .orTimeout(left, TimeUnit.NANOSECONDS)
          .handle((done, late) -> late == null)
          .join();
      lines = lines(run, which);
      if (!settled(lines) && !waited()) {
        break;
      }
      ports.engine().undoNow();
    }
    return new ControlReport(run, changed, settled(lines), lines);
  }

  private boolean waited() {
    try {
      ports.patience().pause(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Looks until every target was told of what changed, or time is up. */
  private ControlReport told(RunId run, boolean changed, Predicate<StepExecution> which) {
    long end = deadline();
    List<ControlReport.Line> lines = lines(run, which);
    while (!told(lines) && ports.nanos().getAsLong() < end && waited()) {
      ports.engine().tellChanges();
      lines = lines(run, which);
    }
    return new ControlReport(run, changed, told(lines), lines);
  }

  private static boolean told(List<ControlReport.Line> lines) {
    return lines.stream().noneMatch(line -> line.step().tuning().pending());
  }

  private List<ControlReport.Line> lines(RunId run, Predicate<StepExecution> which) {
    return ports.ledger().ofRun(run).stream().filter(which).map(ControlReport.Line::of).toList();
  }

  private static boolean settled(List<ControlReport.Line> lines) {
    return lines.stream().allMatch(line -> line.certainty().isSettled());
  }
}
