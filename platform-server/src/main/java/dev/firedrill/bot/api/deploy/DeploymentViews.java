package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.Tally;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.api.AuthorView;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployment.Canary;
import dev.firedrill.bot.deploy.Deployment.Health;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Deployments as they are told, with what users see of them now. */
public final class DeploymentViews {
  private final Teams teams;
  private final Deployments deployments;
  private final UserExperience users;
  private final InstantSource clock;

  public DeploymentViews(
      Teams teams, Deployments deployments, UserExperience users, InstantSource clock) {
    this.teams = teams;
    this.deployments = deployments;
    this.users = users;
    this.clock = clock;
  }

  public DeploymentView of(Deployment deployment) {
    Team team = teams.get(deployment.bot().team());
    Canary canary = canary(deployment);
    Health health = health(deployment);
    Deployment.Times times = deployment.times();
    return new DeploymentView(
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        deployment.bot().environment(),
        deployment.number(),
        deployment.kind(),
        deployment.strategy(),
        deployment.state(),
        deployment.current(),
        ReleaseRefView.of(deployment.release()),
        deployment.previous() == null ? null : ReleaseRefView.of(deployment.previous().release()),
        deployment.configVersion(),
        deployment.reason(),
        AuthorView.of(deployment.by(), teams),
        times.requestedAt(),
        times.acceptedAt(),
        times.effectiveAt(),
        times.endedAt(),
        detail(deployment),
        canary == null ? null : CanaryView.of(canary, deployment.isInProgress()),
        health == null ? null : HealthView.of(health));
  }

  private static @Nullable String detail(Deployment deployment) {
    if (deployment.detail() != null) {
      return deployment.detail();
    }
    return switch (deployment.state()) {
      case REQUESTED -> "waits for the platform to take it up";
      case ACCEPTED ->
          deployment.canary() == null || deployment.canary().step() < 0
              ? "waits until " + deployment.release().name() + " is connected and ready"
              : deployment.canary().verdict();
      case EFFECTIVE, FAILED, ABORTED -> null;
    };
  }

  private @Nullable Canary canary(Deployment deployment) {
    Canary canary = deployment.canary();
    Instant since = canary == null ? null : canary.stepAt();
    if (canary == null || since == null || !deployment.isInProgress()) {
      return canary;
    }
    Instant now = clock.instant();
    Tally stable =
        deployments
            .current(deployment.bot())
            .map(current -> users.of(deployment.bot(), current.track(), since, now))
            .orElse(Tally.NONE);
    return new Canary(
        canary.plan(),
        canary.step(),
        since,
        canary.extended(),
        stable,
        users.of(deployment.bot(), deployment.track(), since, now),
        canary.verdict());
  }

  /** Until it is written down the health since then is asked for. */
  private @Nullable Health health(Deployment deployment) {
    Health health = deployment.health();
    Instant from = deployment.times().effectiveAt();
    if (health == null || from == null || health.after().total() > 0) {
      return health;
    }
    Instant now = clock.instant();
    Instant to = from.plus(DeploymentBook.HEALTH_SPAN);
    Instant until = now.isBefore(to) ? now : to;
    Instant ended = deployment.times().endedAt();
    Instant end = ended != null && ended.isBefore(until) ? ended : until;
    return end.isAfter(from)
        ? new Health(health.before(), users.of(deployment.bot(), deployment.track(), from, end))
        : health;
  }
}
