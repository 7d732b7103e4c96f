package dev.firedrill.kernel;

/**
 * Which pool of database connections a thread draws from. People's requests never wait on runs:
 * what a run, a probe or a sweep does is done in the {@link #runs} lane, which has connections of
 * its own.
 */
public final class WorkLane {
  private static final ScopedValue<Boolean> RUNS = ScopedValue.newInstance();

  private WorkLane() {}

  /** Does the work in the lane of runs and background work. */
  public static void runs(Runnable work) {
    ScopedValue.where(RUNS, true).run(work);
  }

  public static boolean isRuns() {
    return RUNS.isBound();
  }
}
