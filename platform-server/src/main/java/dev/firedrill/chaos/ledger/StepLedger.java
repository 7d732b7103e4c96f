package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of the ledger. All calls join the caller's transaction. */
public interface StepLedger {
  /** Adds a row; the position is its place in the plan. */
  void add(StepExecution step, int position);

  Optional<StepExecution> find(StepKey key);

  /** By team, in the order of the plan. */
  List<StepExecution> ofRun(RunId run);

  /** Steps of any run that are STUCK and due. */
  List<StepExecution> stuck(Instant now);

  /**
   * Replaces the row as seen by the next one, if it is still as seen (state and epoch); empty when
   * somebody was faster.
   */
  Optional<StepExecution> move(StepExecution seen, StepExecution next);

  /**
   * Claims steps of a run that are due together, in one statement: those that are PLANNED, and
   * those that are ARMED and that nobody has held beyond {@code free}. They are ARMED and planned
   * for {@code due} then, and held until {@code lease}. What another server is claiming at this
   * moment is left to it.
   */
  List<StepExecution> claimWave(
      RunId run, Collection<StepKey> steps, Instant due, Instant free, Instant lease);

  /** Makes those that are still INTENT as seen APPLYING until {@code lease}, in one statement. */
  List<StepExecution> applying(RunId run, Collection<StepExecution> seen, Instant lease);

  /**
   * Makes the step the holder of the object at its team's bot. Empty when it is; otherwise the step
   * that holds it and is not yet seen to be gone.
   */
  Optional<StepKey> own(StepKey step, String object);

  /** Steps of any run whose change the target has still to be told. */
  List<StepExecution> changed();

  /**
   * Claims up to {@code limit} faults whose revert is overdue, or whose reverter is gone, and makes
   * them REVERTING until {@code lease}. What another server is claiming at this moment is left to
   * it. The answer pairs each row before with the row after, ordered by team.
   */
  List<Claimed> claimOverdue(Instant now, Instant lease, int limit);

  /**
   * Makes every fault of the run that may be in force overdue at {@code now}; whoever is working on
   * one loses it.
   */
  void revertNow(RunId run, Instant now);

  /** The same for one team. */
  void revertNow(RunId run, TeamId team, Instant now);

  /** A row before and after its claim. */
  record Claimed(StepState before, StepExecution step) {}
}
