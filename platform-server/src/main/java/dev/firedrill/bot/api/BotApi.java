package dev.firedrill.bot.api;

import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.api.deploy.Answers;
import dev.firedrill.bot.api.deploy.DeploymentViews;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.TeamRefView;

/** Teams and their bots over HTTP. */
public final class BotApi {
  private BotApi() {}

  /** The resource to register with Jersey. */
  public static Object resource(
      BotFleet fleet,
      DeploymentDesk desk,
      DeploymentViews views,
      BotRuntime runtime,
      Teams teams,
      TeamAccess access) {
    return new TeamResource(fleet, desk, new Answers(views), runtime, teams, access);
  }

  /** The class of {@link #resource}, for the OpenAPI document. */
  public static Class<?> resourceClass() {
    return TeamResource.class;
  }

  /** What the live stream tells of a bot. */
  public static LiveBotView live(BotStatus status, Team team) {
    return new LiveBotView(
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        status.bot().environment(),
        status.desired(),
        status.observed(),
        status.since(),
        status.restarts(),
        status.release(),
        status.detail());
  }
}
