package dev.firedrill.chaos.engine;

import java.util.concurrent.Executor;

/**
 * Where work is done. Reverts have a lane of their own, so that they never queue behind effects,
 * and both never behind probes, which may take as long as a slow dependency. A wave is prepared in
 * its own lane, because it waits for the lane of effects; what came of effects is written down in
 * another, so that no team's effect waits for the record of the one before. Halts have one too: a
 * lane that is stuck does not hold them up.
 */
public record WorkLanes(
    Executor effects,
    Executor reverts,
    Executor probes,
    Executor waves,
    Executor records,
    Executor halts) {
  /** Does everything at once on the caller's thread. */
  public static WorkLanes inline() {
    return new WorkLanes(
        Runnable::run, Runnable::run, Runnable::run, Runnable::run, Runnable::run, Runnable::run);
  }
}
