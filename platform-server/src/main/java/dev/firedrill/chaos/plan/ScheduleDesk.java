package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchPlan;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.schedule.AlarmClock;
import dev.firedrill.schedule.AlarmName;
import dev.firedrill.schedule.CronTimes;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, shows and cancels schedules. */
public final class ScheduleDesk {
  /** What the desk needs of others. */
  public record Ports(
      ScheduleBook book,
      LaunchDesk launches,
      RunBook runs,
      Teams teams,
      CronTimes cron,
      OnCallHours hours,
      AlarmClock alarms,
      Supplier<Secret> courseSecret,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {}

  static final String ALARM = "chaos.schedule";
  private static final int MOST_ACTIVE = 100;
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleDesk.class);

  private final Ports ports;
  private final ScheduleTimes times;

  public ScheduleDesk(Ports ports) {
    this.ports = ports;
    this.times =
        new ScheduleTimes(
            ports.teams(), ports.cron(), ports.hours(), new SurpriseMinute(ports.courseSecret()));
  }

  ScheduleTimes times() {
    return times;
  }

  /** Fails like {@link #add}, but for clashes, which the preview names. */
  public SchedulePreview preview(ScheduleWish wish) {
    return preview(ports.ids().next(), wish);
  }

  private SchedulePreview preview(UUID id, ScheduleWish wish) {
    LaunchOrder order = wish.order();
    LaunchPlan plan = ports.launches().preflight(order);
    List<Team> who = times.teams(wish.teams());
    List<Instant> due = times.next(id, wish.timing(), wish.zone(), who, ports.clock().instant());
    if (due.isEmpty()) {
      throw Failure.invalid(
          "None of the next times falls into hours in which a team is on call; choose others.");
    }
    Map<String, List<StepExecution>> steps = new LinkedHashMap<>();
    who.forEach(team ->
        steps.put(
            team.slug().value(),
            plan.plan()
                .team(team.slug().value())
                .map(own -> ports.launches().steps(team.id(), own, due.getFirst()))
                .orElse(List.of())));
    Duration lasts = plan.plan().scenario().metadata().maxDuration();
    List<String> clashes = new ArrayList<>();
    offDuty(wish, who, due.getFirst(), clashes);
    otherRuns(who, due.getFirst(), clashes);
    otherSchedules(who, due.getFirst(), lasts, clashes);
    itself(due, lasts, clashes);
    LaunchDesk.unproven(order, plan).map(ScheduleDesk::clause).ifPresent(clashes::add);
    return new SchedulePreview(plan, due, steps, clashes);
  }

  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void offDuty(ScheduleWish wish, List<Team> who, Instant at, List<String> clashes) {
    List<Team> off = times.offDuty(who, at);
    if (!off.isEmpty() && (!wish.skipNotReady() || off.size() == who.size())) {
      clashes.add(
          off.stream().map(Team::name).collect(Collectors.joining(", "))
              + " is not on call at "
              + at
              + "; choose another time, or leave out who is not ready");
    }
  }

  private void otherRuns(List<Team> who, Instant at, List<String> clashes) {
    for (ActiveRun run : ports.runs().unfinished()) {
      who.stream()
          .filter(team -> run.run().teams().containsKey(team.id()))
          .filter(team -> run.run().endsAt().isAfter(at))
          .findFirst()
          .ifPresent(team ->
              clashes.add(
                  team.name()
                      + " is in run "
                      + run.run().number()
                      + ", which may last until "
                      + run.run().endsAt()));
    }
  }

  private void otherSchedules(List<Team> who, Instant at, Duration lasts, List<String> clashes) {
    Set<TeamId> mine = who.stream().map(Team::id).collect(Collectors.toSet());
    for (RunSchedule other : ports.book().active()) {
      Instant theirs = other.nextAt();
      boolean near =
          theirs != null
              && Duration.between(theirs, at).abs().compareTo(lasts) < 0
              && times.teams(other.teams()).stream().map(Team::id).anyMatch(mine::contains);
      if (near) {
        clashes.add(
            "another schedule launches "
                + other.scenarioId()
                + " at "
                + theirs
                + " for some of these teams");
      }
    }
  }

  private static void itself(List<Instant> due, Duration lasts, List<String> clashes) {
    for (int i = 1; i < due.size(); i++) {
      if (Duration.between(due.get(i - 1), due.get(i)).compareTo(lasts) < 0) {
        clashes.add(
            "it is due again at "
                + due.get(i)
                + " before the run of "
                + due.get(i - 1)
                + " is over, which may last "
                + lasts.toMinutes()
                + " min");
        return;
      }
    }
  }

  /**
   * Plans a launch ahead. Fails with not-found, with invalid-input for a timing that never comes,
   * and with conflict for a clash, naming it.
   */
  public RunSchedule add(ScheduleWish wish) {
    UUID id = ports.ids().next();
    SchedulePreview preview = preview(id, wish);
    if (!preview.clashes().isEmpty()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "It cannot be scheduled: " + String.join("; ", preview.clashes()) + ".");
    }
    RunSchedule schedule =
        new RunSchedule(
            id,
            wish.scenarioId(),
            wish.teams(),
            wish.skipNotReady(),
            wish.terms(),
            wish.timing(),
            wish.zone(),
            RunSchedule.State.ACTIVE,
            preview.times().getFirst(),
            wish.rebreakOf(),
            null,
            null,
            wish.by(),
            ports.clock().instant());
    ports
        .transactions()
        .run(() -> {
          if (ports.book().active().size() >= MOST_ACTIVE) {
            throw new Failure(
                ProblemCode.CONFLICT,
                "There are " + MOST_ACTIVE + " schedules; cancel one before you add another.");
          }
          ports.book().add(schedule);
        });
    setAlarm(id, preview.times().getFirst());
    return schedule;
  }

  /** The wish to do a run to its teams again, with another variant. */
  public ScheduleWish again(RunId run, Timing timing, ScheduleWish like) {
    RunRecord record =
        ports
            .runs()
            .find(run)
            .orElseThrow(() -> Failure.notFound("There is no run '" + run + "'."));
    if (!record.state().isOver()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Run " + record.number() + " is not over yet; only a finished run can be done again.");
    }
    return new ScheduleWish(
        record.scenarioId(),
        record.teams().keySet().stream()
            .map(team -> ports.teams().get(team).slug().value())
            .toList(),
        like.skipNotReady(),
        like.terms(),
        timing,
        like.zone(),
        run,
        like.by());
  }

  public List<RunSchedule> latest(int limit) {
    return ports.book().latest(limit);
  }

  /** Fails with not-found; one that does not go on any more stays as it is. */
  public RunSchedule cancel(UUID id) {
    boolean canceled = ports.transactions().call(() -> ports.book().cancel(id));
    if (canceled) {
      try {
        ports.alarms().cancel(new AlarmName(ALARM, id.toString()));
      } catch (RuntimeException unavailable) {
        LOG.warn("the alarm of schedule {} could not be taken back", id, unavailable);
      }
    }
    return ports
        .book()
        .find(id)
        .orElseThrow(() -> Failure.notFound("There is no schedule '" + id + "'."));
  }

  /** Only saves the wait for the next look; nothing depends on it. */
  void setAlarm(UUID id, Instant at) {
    try {
      ports.alarms().at(at, new AlarmName(ALARM, id.toString()), Map.of("schedule", id.toString()));
    } catch (RuntimeException unavailable) {
      LOG.warn("the alarm of schedule {} could not be set", id, unavailable);
    }
  }
}
