package dev.firedrill.kernel;

/**
 * Which pool of database connections a thread draws from. People's requests never wait on runs:
 * what a run, a probe or a sweep does is done in the {@link #runs} lane, which has connections of
 * its own. So have the effects of faults ({@link #effects}): many of them happen at one instant,
 * and what undoes faults never waits for a connection behind them.
 */
public final class WorkLane {
  private enum Lane {
    RUNS,
    EFFECTS
  }

  private static final ScopedValue<Lane> LANE = ScopedValue.newInstance();

  private WorkLane() {}

  /** Does the work in the lane of runs and background work. */
  public static void runs(Runnable work) {
    ScopedValue.where(LANE, Lane.RUNS).run(work);
  }

  /** Does the work in the lane of the effects of faults. */
  public static void effects(Runnable work) {
    ScopedValue.where(LANE, Lane.EFFECTS).run(work);
  }

  public static boolean isRuns() {
    return LANE.isBound() && LANE.get() == Lane.RUNS;
  }

  public static boolean isEffects() {
    return LANE.isBound() && LANE.get() == Lane.EFFECTS;
  }
}
