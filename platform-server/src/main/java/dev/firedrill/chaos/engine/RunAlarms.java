package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.schedule.AlarmClock;
import dev.firedrill.schedule.AlarmName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Alarms that wake the sweeper at the times of a run: one per step, ten seconds ahead of it and
 * whatever the number of teams, and one for its end. They only save the wait for the next sweep;
 * nothing depends on them.
 */
public final class RunAlarms {
  private static final String KIND = "chaos.run";
  private static final String END = "end";

  private final AlarmClock alarms;

  /** Listens for the alarms, so it is made before the clock starts. */
  public RunAlarms(AlarmClock alarms, WakeSignal signal) {
    this.alarms = alarms;
    alarms.register(KIND, (name, data) -> signal.wake());
  }

  public void set(RunRecord run, List<StepExecution> steps) {
    times(steps).forEach((step, at) -> set(run.id(), step, at));
    set(run.id(), END, run.endsAt());
  }

  public void cancel(RunId run, List<StepExecution> steps) {
    times(steps).keySet().forEach(step -> alarms.cancel(name(run, step)));
    alarms.cancel(name(run, END));
  }

  private void set(RunId run, String what, Instant at) {
    alarms.at(at, name(run, what), Map.of("run", run.toString()));
  }

  private static Map<String, Instant> times(List<StepExecution> steps) {
    Map<String, Instant> earliest = new TreeMap<>();
    steps.forEach(step ->
        earliest.merge(
            "step-" + step.key().step(),
            step.plannedAt().minus(StepMove.ARM_LEAD),
            (one, other) -> one.isBefore(other) ? one : other));
    return earliest;
  }

  private static AlarmName name(RunId run, String what) {
    return new AlarmName(KIND, run + "." + what);
  }
}
