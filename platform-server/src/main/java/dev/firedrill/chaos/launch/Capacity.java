package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.traffic.TrafficControl;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.PlannedStep;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the machine that all bots share can hold what a launch does to all of them at once,
 * beside the runs that go on. Teams are counted in turn: those that still fit take part.
 */
public final class Capacity {
  /**
   * What is left of the machine for faults.
   *
   * @param cores of the machine
   * @param disks how many bots' whole share still fits on the disk
   * @param memories how many bots can grow to their limit in the memory that is free
   * @param messagesPerSecond that bots and platform answer in time together
   */
  public record Room(double cores, int disks, int memories, double messagesPerSecond) {}

  /** How the check is called. */
  static final String CHECK = "capacity";

  private final Supplier<Room> room;
  private final Faults faults;
  private final @Nullable TrafficControl traffic;
  private final RunBook runs;
  private final Teams teams;

  /** {@code traffic} is null where there is none. */
  public Capacity(
      Supplier<Room> room,
      Faults faults,
      @Nullable TrafficControl traffic,
      RunBook runs,
      Teams teams) {
    this.room = room;
    this.faults = faults;
    this.traffic = traffic;
    this.runs = runs;
    this.teams = teams;
  }

  /** Begins to count, with what other runs may take. */
  Tally tally() {
    Burden others = Burden.NONE;
    for (ActiveRun run : runs.unfinished()) {
      others = others.plus(ofRun(run));
    }
    return new Tally(room.get(), others);
  }

  private Burden ofRun(ActiveRun run) {
    RunPlan plan = RunPlan.parse(run.run().plan());
    return run.run().teams().entrySet().stream()
        .filter(entry -> entry.getValue() == RunTeamState.ACTIVE)
        .flatMap(entry -> plan.team(teams.get(entry.getKey()).slug().value()).stream())
        .map(team -> worst(team, plan.scenario().metadata().maxDuration()))
        .reduce(Burden.NONE, Burden::plus);
  }

  /** What the steps of one team take together at their worst. */
  private Burden worst(TeamPlan plan, Duration longest) {
    Burden worst = Burden.NONE;
    for (PlannedStep begins : plan.steps()) {
      Duration at = begins.offset().orElse(Duration.ZERO);
      worst =
          worst.or(
              plan.steps().stream()
                  .filter(step -> mayBeInForce(step, at, longest))
                  .map(step -> ofStep(step.step()))
                  .reduce(Burden.NONE, Burden::plus));
    }
    return worst;
  }

  /** A step that waits for an event may be in force at any time. */
  private static boolean mayBeInForce(PlannedStep step, Duration at, Duration longest) {
    Optional<Duration> from = step.offset();
    if (from.isEmpty()) {
      return true;
    }
    Duration end = from.get().plus(lasts(step.step()).orElse(longest));
    return from.get().compareTo(at) <= 0 && at.compareTo(end) < 0;
  }

  private static Optional<Duration> lasts(Step step) {
    return switch (step) {
      case Step.Injection injection -> Optional.of(injection.duration());
      case Step.TrafficStep load -> Optional.of(load.duration());
      case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> Optional.empty();
    };
  }

  private Burden ofStep(Step step) {
    return switch (step) {
      case Step.Injection injection ->
          faults.ids().contains(injection.fault())
              ? faults.get(injection.fault()).burden(injection.args())
              : Burden.NONE;
      case Step.TrafficStep load ->
          traffic == null
              ? Burden.NONE
              : Burden.messages(
                  traffic.mostPerSecond(load.profile(), load.args(), load.duration()));
      case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> Burden.NONE;
    };
  }

  /** What is taken so far. */
  final class Tally {
    private final Room room;
    private Burden taken;

    Tally(Room room, Burden taken) {
      this.room = room;
      this.taken = taken;
    }

    /** Counts the team when what happens to it still fits; then the machine has that much less. */
    PreflightCheck take(TeamPlan plan, Duration longest) {
      Burden own = worst(plan, longest);
      Optional<String> problem = problem(own);
      if (problem.isEmpty()) {
        taken = taken.plus(own);
      }
      return new PreflightCheck(
          CHECK, problem.isEmpty(), problem.orElse("the machine holds what happens to it"));
    }

    private Optional<String> problem(Burden own) {
      return List.of(
              tooMuch("cores kept busy", own.cores(), taken.cores(), room.cores()),
              tooMuch("full disks of a bot", own.disks(), taken.disks(), room.disks()),
              tooMuch("full memories of a bot", own.memories(), taken.memories(), room.memories()),
              tooMuch(
                  "messages a second",
                  own.messagesPerSecond(),
                  taken.messagesPerSecond(),
                  room.messagesPerSecond()))
          .stream()
          .flatMap(Optional::stream)
          .findFirst();
    }

    private static Optional<String> tooMuch(String what, double own, double taken, double most) {
      return own <= 0 || own + taken <= most
          ? Optional.empty()
          : Optional.of(
              "the machine holds %s %s at once, %s are taken by other teams and runs, and this team's steps need %s more; launch for fewer teams, or when they are over"
                  .formatted(said(most), what, said(taken), said(own)));
    }

    private static String said(double number) {
      return number == Math.rint(number)
          ? Long.toString(Math.round(number))
          : String.format(Locale.ROOT, "%.1f", number);
    }
  }
}
