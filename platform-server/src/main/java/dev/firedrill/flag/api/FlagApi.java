package dev.firedrill.flag.api;

import dev.firedrill.auth.TeamAccess;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.exchange.FlagExchange;
import dev.firedrill.flag.schedule.FlagSchedules;
import dev.firedrill.flag.status.FlagStatuses;
import dev.firedrill.team.Teams;
import java.util.List;

/** Feature flags over REST. */
public final class FlagApi {
  private FlagApi() {}

  /** The services that the resources call. */
  public record Services(
      FlagStore flags,
      FlagDesk desk,
      FlagSchedules schedules,
      FlagExchange exchange,
      FlagStatuses statuses,
      FlagTrial trial) {}

  public static List<Object> resources(TeamAccess access, Teams teams, Services services) {
    FlagRoutes routes = new FlagRoutes(access, services.statuses(), teams);
    return List.of(
        new FlagListResource(routes, services.desk()),
        new FlagResource(routes, services.desk(), services.flags(), services.trial()),
        new FlagPlanResource(routes, services.schedules()),
        new FlagExportResource(routes, services.exchange()),
        new FlagImportResource(routes, services.exchange()));
  }
}
