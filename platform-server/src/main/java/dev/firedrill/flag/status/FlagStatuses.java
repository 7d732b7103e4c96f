package dev.firedrill.flag.status;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.exposure.ExposureStore;
import dev.firedrill.flag.exposure.Exposures;
import dev.firedrill.flag.schedule.ScheduleStore;
import dev.firedrill.flag.schedule.ScheduledChange;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts together what is known of flags. */
public final class FlagStatuses {
  private final FlagStore flags;
  private final ScheduleStore schedules;
  private final ExposureStore exposures;
  private final Staleness staleness;
  private final InstantSource clock;

  public FlagStatuses(
      FlagStore flags,
      ScheduleStore schedules,
      ExposureStore exposures,
      Staleness staleness,
      InstantSource clock) {
    this.flags = flags;
    this.schedules = schedules;
    this.exposures = exposures;
    this.staleness = staleness;
    this.clock = clock;
  }

  /** What is served in the environment, or what was archived there; by key. */
  public List<FlagStatus> list(TeamEnvironment owner, boolean archived) {
    return of(owner, archived ? flags.archived(owner) : flags.list(owner));
  }

  public FlagStatus of(Flag flag) {
    return of(flag.owner(), List.of(flag)).getFirst();
  }

  private List<FlagStatus> of(TeamEnvironment owner, List<Flag> some) {
    Instant now = clock.instant();
    List<ScheduledChange> plans = schedules.pending(owner);
    ExposureStore.Seen seen = exposures.seen(owner, now.minus(Exposures.WINDOW));
    return some.stream().map(flag -> of(flag, plans, seen, now)).toList();
  }

  private FlagStatus of(
      Flag flag, List<ScheduledChange> plans, ExposureStore.Seen seen, Instant now) {
    Instant last = seen.lastByKey().get(flag.key());
    return new FlagStatus(
        flag,
        plans.stream().filter(plan -> plan.key().equals(flag.key())).toList(),
        seen.sinceByKey().getOrDefault(flag.key(), Map.of()),
        last,
        staleness.of(flag, last, seen.reportDays(), now).orElse(null));
  }
}
