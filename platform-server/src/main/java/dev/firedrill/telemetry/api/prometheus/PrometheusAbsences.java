package dev.firedrill.telemetry.api.prometheus;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What Grafana's data source asks of any Prometheus and what there is none of here: exemplars, and
 * rules of Prometheus' own (alarms are the platform's, on their own page). An empty answer, not a
 * 404, so that a data source is not taken for broken.
 */
@Path("/teams/{team}/prometheus/{environment}/api/v1/{kind: query_exemplars|rules|alerts|targets}")
@Produces(MediaType.APPLICATION_JSON)
public final class PrometheusAbsences {
  private final TelemetryRoutes routes;

  public PrometheusAbsences(TelemetryRoutes routes) {
    this.routes = routes;
  }

  @GET
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("kind") String kind) {
    return nothing(request, slug, environment, kind);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response post(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("kind") String kind) {
    return nothing(request, slug, environment, kind);
  }

  private Response nothing(
      ContainerRequestContext request, String slug, String environment, String kind) {
    routes.bot(request, slug, environment);
    String answer =
        switch (kind) {
          case "rules" -> PrometheusJson.none("groups");
          case "alerts" -> PrometheusJson.none("alerts");
          case "targets" -> PrometheusJson.none("activeTargets");
          default -> PrometheusJson.series(java.util.List.of());
        };
    return Response.ok(answer, MediaType.APPLICATION_JSON).build();
  }
}
