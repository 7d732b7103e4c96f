package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.team.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as a test puts them. */
final class InMemoryRuns implements RunQueries {
  private final Map<RunId, RunRecord> runs = new LinkedHashMap<>();

  void put(RunRecord run) {
    runs.put(run.id(), run);
  }

  @Override
  public Optional<RunRecord> find(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public List<RunRecord> latest(int limit) {
    return runs.values().stream().limit(limit).toList().reversed();
  }

  @Override
  public Optional<RunRecord> activeRunOf(TeamId team) {
    return runs.values().stream()
        .filter(run -> !run.state().isOver() && run.teams().containsKey(team))
        .findFirst();
  }

  @Override
  public List<RunId> ended() {
    return runs.values().stream().filter(run -> run.state().isOver()).map(RunRecord::id).toList();
  }
}
