package dev.firedrill.slo.api;

import dev.firedrill.slo.SliTick;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.web.TeamRefView;
import java.util.List;

/** One bot of the board: its last five minutes in steps of five seconds. */
public record SliItemView(
    TeamRefView team,
    EnvironmentName environment,
    SliSummaryView summary,
    List<SliPointView> recent) {

  /** As in the live feed: only the points that are new. */
  public static SliItemView of(SliTick.Item item, Team team) {
    return new SliItemView(
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        item.bot().environment(),
        SliSummaryView.of(item.summary()),
        SliPointView.of(item.recent()));
  }
}
