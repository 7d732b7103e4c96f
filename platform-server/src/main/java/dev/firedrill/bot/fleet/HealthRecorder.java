package dev.firedrill.bot.fleet;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.Deployments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** Writes down how users fared with a deployment once five minutes of it are over. */
final class HealthRecorder {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Deployments deployments;
  private final UserExperience users;
  private final InstantSource clock;
  private Instant nextLook = Instant.EPOCH;

  HealthRecorder(Deployments deployments, UserExperience users, InstantSource clock) {
    this.deployments = deployments;
    this.users = users;
    this.clock = clock;
  }

  /** Called at each pass; looks every ten seconds, since five minutes are over long enough. */
  void record() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(EVERY);
    Instant due = now.minus(DeploymentBook.HEALTH_SPAN);
    for (Deployment deployment : deployments.withOpenHealth(due)) {
      Instant from = Objects.requireNonNull(deployment.times().effectiveAt());
      Instant ended = deployment.times().endedAt();
      Instant to = from.plus(DeploymentBook.HEALTH_SPAN);
      Instant until = ended != null && ended.isBefore(to) ? ended : to;
      Health health = deployment.health();
      deployments.closeHealth(
          deployment,
          new Health(
              health == null ? Tally.NONE : health.before(),
              users.of(deployment.bot(), deployment.track(), from, until)));
    }
  }
}
