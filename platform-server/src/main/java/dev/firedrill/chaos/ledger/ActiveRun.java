package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run with the delay that all its steps got because the platform was late or the run was paused,
 * and its pauses, oldest first.
 */
public record ActiveRun(RunRecord run, Duration shift, List<Pause> pauses) {
  public ActiveRun {
    pauses = List.copyOf(pauses);
  }

  /** A run as planned. */
  public static ActiveRun asPlanned(RunRecord run) {
    return new ActiveRun(run, Duration.ZERO, List.of());
  }

  /** The instant from which the offsets of the plan count. */
  public Instant timeZero() {
    return run.startedAt().plus(shift);
  }

  /** How long the run stood still since then. */
  public Duration pausedSince(Instant time) {
    return pauses.stream().map(pause -> pause.after(time)).reduce(Duration.ZERO, Duration::plus);
  }
}
