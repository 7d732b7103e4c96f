package dev.firedrill.bot.deploy;

/** What became of the wish to change what an environment runs. */
public sealed interface DeployOutcome {
  /** It is written down and goes on by itself; for an abort, that it ended. */
  record Done(Deployment deployment) implements DeployOutcome {}

  /** Another deployment of this environment is in progress. */
  record Busy(Deployment inProgress) implements DeployOutcome {}
}
