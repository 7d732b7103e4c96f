package dev.firedrill.traffic.api;

import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;

/** The load of every production bot that had any in some time. Never for students. */
public record TrafficBoardView(List<TeamTrafficView> items, Instant from, Instant to, Instant now) {

  /** The load of one team's production bot. */
  public record TeamTrafficView(TeamRefView team, List<StretchView> stretches) {}
}
