package dev.firedrill.mission.api;

import dev.firedrill.mission.Mission;

/** How many teams are in which state; of those in the run, how many reached which phase. */
public record MissionCountsView(
    int breaching,
    int burning,
    int ok,
    int noData,
    int teams,
    int joined,
    int affected,
    int detected,
    int declared,
    int mitigated,
    int resolved,
    int postmortem) {
  static MissionCountsView of(Mission.Counts counts) {
    return new MissionCountsView(
        counts.breaching(),
        counts.burning(),
        counts.ok(),
        counts.noData(),
        counts.teams(),
        counts.joined(),
        counts.affected(),
        counts.detected(),
        counts.declared(),
        counts.mitigated(),
        counts.resolved(),
        counts.postmortem());
  }
}
