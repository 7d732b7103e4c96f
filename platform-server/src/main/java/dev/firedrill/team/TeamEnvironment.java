package dev.firedrill.team;

/** One environment of one team: what a bot, a flag, a rule or an SLI belongs to. */
public record TeamEnvironment(TeamId team, EnvironmentName environment) {
  public static TeamEnvironment production(TeamId team) {
    return new TeamEnvironment(team, EnvironmentName.PRODUCTION);
  }
}
