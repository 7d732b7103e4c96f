package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmRules;
import dev.firedrill.telemetry.alarm.AlarmSources;
import dev.firedrill.telemetry.alarm.composite.Composites;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import dev.firedrill.telemetry.api.alarm.wire.AlarmPreviewRequest;
import dev.firedrill.telemetry.api.alarm.wire.AlarmPreviewView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What an alarm would have done in the last hour. */
@Path("/teams/{team}/alarms/preview")
@Produces(MediaType.APPLICATION_JSON)
public final class AlarmPreviewResource {
  private final AlarmRoutes routes;
  private final AlarmPreview preview;
  private final AlarmSources sources;

  public AlarmPreviewResource(AlarmRoutes routes, AlarmPreview preview, AlarmSources sources) {
    this.routes = routes;
    this.preview = preview;
    this.sources = sources;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AlarmPreviewView preview(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      AlarmPreviewRequest wish) {
    Team team = routes.readable(request, slug);
    AlarmDefinition alarm = wish.definition().definition();
    AlarmRules.check(alarm);
    Composites.check(
        alarm,
        routes.alarms().list(team.id()).stream()
            .filter(other -> !Composites.key(other.name()).equals(Composites.key(alarm.name())))
            .toList());
    TeamEnvironment bot = new TeamEnvironment(team.id(), alarm.environment());
    List<String> warnings = sources.check(bot, alarm.source());
    return AlarmPreviewView.of(preview.of(bot, alarm), warnings);
  }
}
