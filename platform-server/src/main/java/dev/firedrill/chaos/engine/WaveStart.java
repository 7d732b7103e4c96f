package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Gathers what is due at one instant into one wave, whatever the number of teams. */
final class WaveStart {
  private final Waves waves;
  private final RunPlans plans;
  private final WorkInHand inHand;
  private final Executor lane;
  private final TrueTime trueTime;

  WaveStart(Waves waves, RunPlans plans, WorkInHand inHand, Executor lane, TrueTime trueTime) {
    this.waves = waves;
    this.plans = plans;
    this.inHand = inHand;
    this.lane = lane;
    this.trueTime = trueTime;
  }

  /** Begins the waves among these moves of a run; none while this server's clock is not trusted. */
  void begin(ActiveRun run, Map<StepExecution, StepMove> moves) {
    if (moves.values().stream().noneMatch(StepMove::isOfAWave) || trueTime.problem().isPresent()) {
      return;
    }
    RunId id = run.run().id();
    Map<Instant, Map<StepKey, StepPlan>> arming = new LinkedHashMap<>();
    Map<Instant, Map<StepKey, StepPlan>> preparing = new LinkedHashMap<>();
    moves.forEach((step, move) -> {
      if (move instanceof StepMove.Arm(Instant due)) {
        gather(run, arming, step.key(), due);
      } else if (move instanceof StepMove.Prepare(Instant due)) {
        gather(run, preparing, step.key(), due);
      }
    });
    arming.forEach((due, wave) ->
        lane.execute(() ->
            WorkInHand.guarded(
                id,
                () -> {
                  try {
                    waves.arm(id, wave.keySet(), due);
                  } finally {
                    wave.keySet().forEach(inHand::done);
                  }
                })));
    preparing.forEach((due, wave) ->
        lane.execute(
            () -> WorkInHand.guarded(id, () -> waves.prepare(id, wave, due, inHand::done))));
  }

  private void gather(
      ActiveRun run, Map<Instant, Map<StepKey, StepPlan>> waving, StepKey step, Instant due) {
    if (inHand.take(step)) {
      waving.computeIfAbsent(due, _ -> new LinkedHashMap<>()).put(step, plans.of(run, step));
    }
  }
}
