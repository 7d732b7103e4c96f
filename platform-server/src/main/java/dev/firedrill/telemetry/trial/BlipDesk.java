package dev.firedrill.telemetry.trial;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Where a team tries on staging whether its alarms would notice trouble. */
public final class BlipDesk {
  private static final int SHORTEST_SECONDS = 30;
  private static final int LONGEST_SECONDS = 180;

  /** What began in the blip may be known only a little later. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(45);

  private final BlipStore blips;
  private final AlarmStore alarms;
  private final AlarmPreview preview;
  private final Disturbance disturbance;
  private final RunsNow runs;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public BlipDesk(
      BlipStore blips,
      AlarmStore alarms,
      AlarmPreview preview,
      Disturbance disturbance,
      RunsNow runs,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.blips = blips;
    this.alarms = alarms;
    this.preview = preview;
    this.disturbance = disturbance;
    this.runs = runs;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Blip> list(TeamId team) {
    return blips.list(team, 20);
  }

  /**
   * Starts a blip. Fails with invalid-input for another length, with run-active while a run targets
   * the team, and with conflict while another blip or rule disturbs staging.
   */
  public Blip start(TeamId team, Blip.Kind kind, int seconds, PersonId by) {
    if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
      throw Failure.invalid(
          "A blip of %d s is not offered; choose %d to %d seconds."
              .formatted(seconds, SHORTEST_SECONDS, LONGEST_SECONDS));
    }
    if (runs.targets(team)) {
      throw new Failure(
          ProblemCode.RUN_ACTIVE, "A run is going on for this team; try a blip after it.");
    }
    return transactions.call(() -> {
      Instant now = clock.instant();
      Blip blip = new Blip(ids.next(), team, kind, now, now.plusSeconds(seconds), by, null);
      if (!blips.add(blip)) {
        throw new Failure(
            ProblemCode.CONFLICT, "A blip of the team is running already; wait for its results.");
      }
      TeamEnvironment staging = new TeamEnvironment(team, EnvironmentName.STAGING);
      if (!disturbance.disturb(staging, kind, blip.id(), blip.until())) {
        throw new Failure(
            ProblemCode.CONFLICT, "Something else disturbs staging now; try again in a minute.");
      }
      return blip;
    });
  }

  /** Looks which alarms would have paged in blips that are over; how many were. */
  public int finishOver(Instant now) {
    List<Blip> over = blips.over(now.minus(AFTERWARDS));
    for (Blip blip : over) {
      List<Blip.Result> results =
          alarms.list(blip.team()).stream()
              .filter(alarm -> alarm.definition().enabled())
              .map(alarm -> result(blip, alarm))
              .toList();
      transactions.run(() -> {
        boolean _ = blips.finish(blip.id(), results);
      });
    }
    return over.size();
  }

  private Blip.Result result(Blip blip, Alarm alarm) {
    AlarmDefinition tried = alarm.definition().in(EnvironmentName.STAGING);
    boolean own = alarm.definition().environment() == EnvironmentName.STAGING;
    TeamEnvironment staging = new TeamEnvironment(blip.team(), EnvironmentName.STAGING);
    try {
      List<AlarmPreview.Standing> states =
          preview.during(staging, tried, blip.startedAt(), blip.until().plus(AFTERWARDS));
      Optional<AlarmPreview.Standing> fired =
          states.stream().filter(one -> one.state() == AlarmState.ALARM).findFirst();
      boolean before = fired.isPresent() && !fired.get().at().isAfter(blip.startedAt());
      String last = states.isEmpty() ? "No period of it closed." : states.getLast().reason();
      return new Blip.Result(
          alarm.id(),
          alarm.name(),
          fired.isPresent() && !before,
          fired.isEmpty() || before
              ? null
              : (int) Duration.between(blip.startedAt(), fired.get().at()).toSeconds(),
          before
              ? "It fired before the blip already: " + fired.get().reason()
              : fired.map(AlarmPreview.Standing::reason).orElse(last),
          own);
    } catch (Failure refused) {
      return new Blip.Result(alarm.id(), alarm.name(), false, null, refused.detail(), own);
    }
  }
}
