package dev.firedrill.chaos.api;

import dev.firedrill.auth.Principal;
import dev.firedrill.chaos.RunState;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with everything that staff may see. Never for students. {@code notice} says why the server
 * injects nothing at present.
 *
 * @param credit whether it counts for the grade
 * @param speed minutes of the scenario in a minute; above 1 it never counts
 * @param unprovenReason why it counts although the scenario was not proven
 */
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
    @Nullable Instant pausedAt,
    @Nullable String pauseReason,
    @Nullable String notice,
    List<LeftOutView> leftOut,
    boolean credit,
    int speed,
    @Nullable String unprovenReason,
    List<RunTeamView> teams) {

  /** As this one may see it: a class learns neither the scenario nor its steps. */
  public RunView shownTo(Principal viewer) {
    return viewer.isProjected()
        ? new RunView(
            id,
            number,
            ScenarioRefView.HIDDEN,
            state,
            startedAt,
            endsAt,
            endedAt,
            startedBy,
            null,
            pausedAt,
            null,
            null,
            leftOut.stream().map(left -> new LeftOutView(left.team(), "left out")).toList(),
            credit,
            speed,
            null,
            teams.stream().map(RunTeamView::withoutSecrets).toList())
        : this;
  }

  /** A team that the launch left out, and why. */
  public record LeftOutView(TeamRefView team, String reason) {}

  /** The scenario in passing. */
  public record ScenarioRefView(String id, String version, String title) {
    static final ScenarioRefView HIDDEN = new ScenarioRefView("hidden", "0", "Hidden scenario");
  }
}
