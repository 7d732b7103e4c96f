package dev.firedrill.bot.rollout;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Canary;

/** One thing to do next. Doing it twice does no harm. */
public sealed interface Move {
  /** Start an instance of the deployment. */
  record Start(Deployment deployment) implements Move {}

  /** Ask the instance to stop. */
  record Stop(long deployment) implements Move {}

  /** Write down that the candidate is being started, when its release can be run. */
  record Accept(Deployment candidate) implements Move {}

  /** Give the candidate all traffic and write down that it is in service. */
  record MakeCurrent(Deployment candidate, String verdict) implements Move {}

  /** Write down that the candidate came to nothing. */
  record Fail(Deployment candidate, String why) implements Move {}

  /** Write down that the canary is taken back. */
  record Abort(Deployment candidate, String why, Canary seen) implements Move {}

  /** Give the canary its next share of the traffic. */
  record Step(Deployment candidate, Canary next) implements Move {}

  /** Write down what is seen of the canary without changing its share. */
  record Look(Deployment candidate, Canary seen) implements Move {}
}
