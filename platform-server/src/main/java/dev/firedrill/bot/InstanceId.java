package dev.firedrill.bot;

import dev.firedrill.team.TeamEnvironment;

/** One running copy of a bot, brought up by the deployment of this number. */
public record InstanceId(TeamEnvironment bot, long deployment) {
  /** The label by which the gateway tells the instances of a bot apart. */
  public String track() {
    return "d" + deployment;
  }

  @Override
  public String toString() {
    return bot + "/" + track();
  }
}
