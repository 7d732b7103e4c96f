package dev.firedrill.telemetry.api.metrics;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.metrics.scrape.ScrapeStatus;
import dev.firedrill.telemetry.metrics.scrape.ScrapeStatuses;
import dev.firedrill.telemetry.query.Answer;
import dev.firedrill.telemetry.query.PromQl;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a bot tells, and expressions over it. */
@Path("/teams/{team}/metrics")
@Produces(MediaType.APPLICATION_JSON)
public final class MetricsResource {
  private static final Duration USUAL_WINDOW = Duration.ofMinutes(15);
  private static final int USUAL_STEPS = 180;
  private static final int MOST_FAMILIES = 500;
  private static final long SHORTEST_STEP_SECONDS = 5;

  private final TelemetryRoutes routes;
  private final Metrics metrics;
  private final ScrapeStatuses statuses;
  private final PromQl promQl;
  private final InstantSource clock;

  public MetricsResource(
      TelemetryRoutes routes,
      Metrics metrics,
      ScrapeStatuses statuses,
      PromQl promQl,
      InstantSource clock) {
    this.routes = routes;
    this.metrics = metrics;
    this.statuses = statuses;
    this.promQl = promQl;
    this.clock = clock;
  }

  /** What there is to chart, and whether the bot answers. */
  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public MetricsView metrics(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    ScrapeStatus status = statuses.of(bot);
    List<MetricFamily> families = metrics.families(bot);
    return new MetricsView(
        bot.environment(),
        status.up(),
        status.at(),
        status.problem(),
        families.stream().mapToInt(family -> family.series().size()).sum(),
        families.stream().limit(MOST_FAMILIES).map(MetricFamilyView::of).toList());
  }

  /**
   * An expression at steps; without a time of the last quarter of an hour, without a step of some
   * 180.
   */
  @FitForProjector
  @GET
  @Path("/query")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public MetricQueryView query(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("query") @Nullable String query,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("step") @Nullable Duration step) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    if (query == null || query.isBlank()) {
      throw Failure.invalid("Say what to compute, as in query=up.");
    }
    Instant end = Objects.requireNonNullElseGet(to, clock::instant);
    Instant start = Objects.requireNonNullElseGet(from, () -> end.minus(USUAL_WINDOW));
    Duration by = Objects.requireNonNullElseGet(step, () -> step(Duration.between(start, end)));
    Answer answer = promQl.evaluate(bot, query, aligned(start, by), end, by);
    return new MetricQueryView(
        query,
        by.toMillis() / 1e3,
        answer.lines().stream().map(line -> MetricLineView.of(answer, line)).toList(),
        answer.truncated(),
        answer.notes());
  }

  /** So that a chart that moves on shows the same points. */
  private static Instant aligned(Instant start, Duration step) {
    long millis = Math.max(1, step.toMillis());
    return Instant.ofEpochMilli(Math.ceilDiv(start.toEpochMilli(), millis) * millis);
  }

  private static Duration step(Duration window) {
    return Duration.ofSeconds(Math.max(SHORTEST_STEP_SECONDS, window.toSeconds() / USUAL_STEPS));
  }
}
