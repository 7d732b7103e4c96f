package dev.firedrill.chaos.engine;

import java.util.concurrent.Executor;

/**
 * Where work is done. Reverts have a lane of their own, so that they never queue behind effects,
 * and both never behind probes, which may take as long as a slow dependency.
 */
public record WorkLanes(Executor effects, Executor reverts, Executor probes) {
  /** Does everything at once on the caller's thread. */
  public static WorkLanes inline() {
    return new WorkLanes(Runnable::run, Runnable::run, Runnable::run);
  }
}
