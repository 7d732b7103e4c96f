package dev.firedrill.chaos.ledger;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs, to be read and moved on. All calls join the caller's transaction. */
public interface RunBook extends RunQueries {
  /** Adds a run with its teams under the next number; unless it is numbered, roll back. */
  Added add(RunRecord run, @Nullable String idempotencyKey, String requestDigest);

  /** How adding a run went. */
  sealed interface Added {
    record Numbered(int number) implements Added {}

    /** This team is in an active run. */
    record TeamTaken(TeamId team) implements Added {}

    /** The same person launched under the same key in the meantime. */
    record UnderTheSameKey(Repeat launched) implements Added {}
  }

  /** A launch that was asked for before under the same key, and what it asked for. */
  record Repeat(RunId run, String requestDigest) {}

  Optional<Repeat> launchedUnder(PersonId by, String idempotencyKey);

  /** How many runs of the scenario there were. */
  int countOf(String scenarioId);

  /** Oldest first. */
  List<ActiveRun> unfinished();

  /** The run, locked until the transaction ends, with its state now. */
  Optional<ActiveRun> lock(RunId run);

  /**
   * Whether a step of the run may begin: makes an ARMED run RUNNING, and keeps the run from ending
   * until the transaction is over. False when it is ending or over.
   */
  boolean mayBegin(RunId run);

  /** Keeps the run from ending until the transaction is over; false when it is ending or over. */
  boolean lockShared(RunId run);

  /** False when the run was not in the state. */
  boolean move(RunId run, RunState from, RunState to);

  void haltedBecause(RunId run, String reason);

  /** The run is over: its teams are free for another one. */
  void over(RunId run, RunState state, Instant at);

  /** Delays the run as a whole. */
  void shift(RunId run, Duration by);

  /** Begins a pause; the caller has locked the run. */
  void pause(RunId run, Instant from, String reason);

  /** Ends the pause that lasts, if any. */
  void endPause(RunId run, Instant to);

  /** Gives the run more time. */
  void extend(RunId run, Duration by);

  /** Notes teams that a launch left out, each with the reason. */
  void leftOut(RunId run, Map<TeamId, String> reasons);

  Map<TeamId, String> leftOut(RunId run);

  /** Why teams are out of the run. */
  Map<TeamId, String> notes(RunId run);

  void note(RunId run, TeamId team, String text);

  /** The run as it goes, over or not. */
  Optional<ActiveRun> active(RunId run);

  /** False when the team was not ACTIVE. */
  boolean teamIs(RunId run, TeamId team, RunTeamState state);
}
