package dev.firedrill.slo.objective;

import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** The objective of each environment: what the team set, else the course's default. */
public final class ObjectiveBook {
  private final Objectives objectives;
  private final SloSettings settings;

  public ObjectiveBook(Objectives objectives, SloSettings settings) {
    this.objectives = objectives;
    this.settings = settings;
  }

  public Objective of(TeamEnvironment bot) {
    return objectives.newest(bot).orElseGet(() -> Objective.courseDefault(bot, settings));
  }

  public Objective at(TeamEnvironment bot, Instant at) {
    return objectives.at(bot, at).orElseGet(() -> Objective.courseDefault(bot, settings));
  }
}
