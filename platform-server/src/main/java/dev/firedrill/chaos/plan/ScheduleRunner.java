package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.schedule.AlarmClock;
import dev.firedrill.team.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Launches what is due. It may be asked at any time, by any number of servers: a schedule is taken
 * up by one of them, and its launch carries a key, so that it happens once though that one dies. At
 * most 30 s late counts as on time, up to five minutes the whole run is that much later for all,
 * and after that it is postponed and its author told.
 */
public final class ScheduleRunner {
  /** What it needs of others. */
  public record Ports(
      ScheduleBook book,
      ScheduleDesk desk,
      LaunchDesk launches,
      RunBook runs,
      Scenarios scenarios,
      StaffBell bell,
      Transactions transactions,
      InstantSource clock) {}

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);
  private static final Duration ON_TIME = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofMinutes(5);
  private static final Duration HELD = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Ports ports;

  /** Hears the alarms too, so it is made before the clock starts. */
  public ScheduleRunner(Ports ports, AlarmClock alarms) {
    this.ports = ports;
    alarms.register(ScheduleDesk.ALARM, (name, data) -> tick());
  }

  /** Launches what is due now. One that fails does not hold up the others. */
  public void tick() {
    Instant now = ports.clock().instant();
    List<RunSchedule> due =
        ports.transactions().call(() -> ports.book().claimDue(now, now.plus(HELD)));
    for (RunSchedule schedule : due) {
      try {
        fire(schedule, Objects.requireNonNull(schedule.nextAt()), now);
      } catch (Failure refused) {
        postpone(schedule, Objects.requireNonNull(schedule.nextAt()), refused.detail());
      } catch (RuntimeException failure) {
        LOG.error("schedule {} could not be launched and is tried again", schedule.id(), failure);
      }
    }
  }

  private void fire(RunSchedule schedule, Instant due, Instant now) {
    String key = "schedule:" + schedule.id() + ":" + due;
    Optional<RunBook.Repeat> before = ports.runs().launchedUnder(schedule.by(), key);
    if (before.isPresent()) {
      done(schedule, due, before.get().run(), null);
      return;
    }
    Duration late = Duration.between(due, now);
    boolean waiting = schedule.note() != null;
    if (!waiting && late.compareTo(LATEST) > 0) {
      postpone(
          schedule,
          due,
          "no server was there at its time, and "
              + late.toMinutes()
              + " min later is too late; at most 5 min are made up for");
      return;
    }
    boolean patient = late.compareTo(patience(schedule)) < 0;
    List<Team> who = ports.desk().times().teams(schedule.teams());
    List<Team> off = ports.desk().times().offDuty(who, now);
    if (!off.isEmpty() && (!schedule.skipNotReady() || off.size() == who.size())) {
      postpone(schedule, due, off.getFirst().name() + " is not on call");
      return;
    }
    List<String> slugs =
        off.isEmpty()
            ? schedule.teams()
            : who.stream()
                .filter(team -> !off.contains(team))
                .map(team -> team.slug().value())
                .toList();
    boolean skip = schedule.skipNotReady() && !patient;
    LaunchOutcome came =
        ports
            .launches()
            .launch(
                new LaunchOrder(
                    schedule.scenarioId(), slugs, skip, schedule.by(), key, schedule.terms()));
    String shifted =
        late.compareTo(ON_TIME) > 0 && !waiting
            ? "launched " + late.toSeconds() + " s late, for all teams alike"
            : null;
    switch (came) {
      case LaunchOutcome.Launched(RunId run) -> done(schedule, due, run, shifted);
      case LaunchOutcome.Repeated(RunId run) -> done(schedule, due, run, shifted);
      case LaunchOutcome.TeamNotReady(String detail) -> {
        if (patient) {
          ports
              .transactions()
              .run(() -> ports.book().wait(schedule.id(), due, now.plus(AGAIN), detail));
        } else {
          postpone(schedule, due, detail);
        }
      }
      case LaunchOutcome.RunActive(String detail) -> postpone(schedule, due, detail);
      case LaunchOutcome.KeyReused(String detail) -> postpone(schedule, due, detail);
      case LaunchOutcome.Unproven(String detail) -> postpone(schedule, due, detail);
    }
  }

  /** For how long after its time teams may still become ready. */
  private Duration patience(RunSchedule schedule) {
    return ports
        .scenarios()
        .find(schedule.scenarioId())
        .map(scenario -> scenario.baseline().waitAtMost())
        .orElse(Duration.ZERO);
  }

  private void done(RunSchedule schedule, Instant due, RunId run, @Nullable String note) {
    settle(schedule, due, RunSchedule.State.DONE, run, note);
  }

  private void postpone(RunSchedule schedule, Instant due, String why) {
    LOG.warn("schedule {} of {} is postponed: {}", schedule.id(), schedule.scenarioId(), why);
    settle(schedule, due, RunSchedule.State.POSTPONED, null, why);
  }

  /** A schedule that comes again goes on whatever became of this time. */
  private void settle(
      RunSchedule schedule,
      Instant due,
      RunSchedule.State end,
      @Nullable RunId run,
      @Nullable String note) {
    Optional<Instant> next =
        schedule.timing() instanceof Timing.Cron
            ? ports
                .desk()
                .times()
                .next(
                    schedule.id(),
                    schedule.timing(),
                    schedule.zone(),
                    ports.desk().times().teams(schedule.teams()),
                    ports.clock().instant())
                .stream()
                .findFirst()
            : Optional.empty();
    boolean settled =
        ports
            .transactions()
            .call(() -> {
              boolean first =
                  ports
                      .book()
                      .fired(
                          schedule.id(),
                          due,
                          next.isPresent() ? RunSchedule.State.ACTIVE : end,
                          next.orElse(null),
                          run,
                          note);
              if (first && end == RunSchedule.State.POSTPONED) {
                tell(schedule, due, Objects.requireNonNull(note));
              }
              return first;
            });
    if (settled) {
      next.ifPresent(time -> ports.desk().setAlarm(schedule.id(), time));
    }
  }

  private void tell(RunSchedule schedule, Instant due, String why) {
    ports.desk().times().teams(schedule.teams()).stream()
        .findFirst()
        .ifPresent(team ->
            ports
                .bell()
                .tell(
                    schedule.by(),
                    team.id(),
                    "schedule:" + schedule.id() + ":" + due,
                    "A scheduled run was not launched",
                    schedule.scenarioId() + ", due " + due + ": " + why + "."));
  }
}
