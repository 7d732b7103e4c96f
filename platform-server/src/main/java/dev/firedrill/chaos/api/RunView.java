package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunState;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run with everything that staff may see. Never for students. */
public record RunView(
    UUID id,
    int number,
    ScenarioRefView scenario,
    RunState state,
    Instant startedAt,
    Instant endsAt,
    @Nullable Instant endedAt,
    PersonView startedBy,
    @Nullable String haltReason,
    List<RunTeamView> teams) {

  /** The scenario in passing. */
  public record ScenarioRefView(String id, String version, String title) {}
}
