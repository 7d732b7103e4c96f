package dev.firedrill.chaos;

import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;

/** Reading runs. */
public interface RunQueries {
  Optional<RunRecord> find(RunId id);

  /** Newest first. */
  List<RunRecord> latest(int limit);

  Optional<RunRecord> activeRunOf(TeamId team);

  /**
   * The runs that are over, oldest first: for whoever was not running when {@link RunEnded} was
   * published.
   */
  List<RunId> ended();
}
