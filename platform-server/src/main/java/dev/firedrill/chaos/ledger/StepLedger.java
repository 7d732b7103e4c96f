package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
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
