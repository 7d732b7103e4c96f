package dev.firedrill.telemetry.api.prometheus;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.query.PromQl;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The part of Prometheus' HTTP API that Grafana's data source asks, and federation. Point Grafana
 * at this resource's address with a personal token as bearer. Errors have Prometheus' form.
 */
@Path("/teams/{team}/prometheus/{environment}")
@Produces(MediaType.APPLICATION_JSON)
public final class PrometheusResource {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int BAD_DATA = 400;

  private final TelemetryRoutes routes;
  private final Metrics metrics;
  private final PromQl promQl;
  private final Federation federation;
  private final InstantSource clock;

  public PrometheusResource(
      TelemetryRoutes routes,
      Metrics metrics,
      PointSource source,
      PromQl promQl,
      InstantSource clock) {
    this.routes = routes;
    this.metrics = metrics;
    this.promQl = promQl;
    this.federation = new Federation(source);
    this.clock = clock;
  }

  /** The value of {@code query} at {@code time}. */
  @GET
  @Path("/api/v1/query")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response query(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(request, slug, environment, parameters(request), this::instant);
  }

  @POST
  @Path("/api/v1/query")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response postQuery(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      MultivaluedMap<String, String> form) {
    return answer(request, slug, environment, parameters(request, form), this::instant);
  }

  private String instant(TeamEnvironment bot, PrometheusParameters given) {
    Instant at = given.time("time", clock.instant());
    return PrometheusJson.instant(
        promQl.evaluate(bot, given.text("query"), at, at, Duration.ofSeconds(1)));
  }

  /** The values of {@code query} from {@code start} to {@code end}, {@code step} apart. */
  @GET
  @Path("/api/v1/query_range")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response queryRange(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(request, slug, environment, parameters(request), this::range);
  }

  @POST
  @Path("/api/v1/query_range")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response postQueryRange(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      MultivaluedMap<String, String> form) {
    return answer(request, slug, environment, parameters(request, form), this::range);
  }

  private String range(TeamEnvironment bot, PrometheusParameters given) {
    return PrometheusJson.range(
        promQl.evaluate(
            bot,
            given.text("query"),
            given.requiredTime("start"),
            given.requiredTime("end"),
            given.duration("step")));
  }

  /** The names of labels, of the series of {@code match[]} where there is one. */
  @GET
  @Path("/api/v1/labels")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response labels(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(request, slug, environment, parameters(request), this::labelNames);
  }

  @POST
  @Path("/api/v1/labels")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response postLabels(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      MultivaluedMap<String, String> form) {
    return answer(request, slug, environment, parameters(request, form), this::labelNames);
  }

  private String labelNames(TeamEnvironment bot, PrometheusParameters given) {
    TreeSet<String> names = new TreeSet<>();
    keys(bot, given)
        .forEach(key -> {
          names.add("__name__");
          names.addAll(key.labels().keySet());
        });
    return PrometheusJson.strings(names.stream().limit(given.limit()).toList());
  }

  /** The values of one label. */
  @GET
  @Path("/api/v1/label/{label}/values")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response labelValues(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("label") String label) {
    return answer(
        request,
        slug,
        environment,
        parameters(request),
        (bot, given) ->
            PrometheusJson.strings(
                keys(bot, given)
                    .flatMap(key -> Stream.ofNullable(key.label(label)))
                    .distinct()
                    .sorted()
                    .limit(given.limit())
                    .toList()));
  }

  /** The series of {@code match[]}. */
  @GET
  @Path("/api/v1/series")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response series(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(request, slug, environment, parameters(request), this::matching);
  }

  @POST
  @Path("/api/v1/series")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response postSeries(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      MultivaluedMap<String, String> form) {
    return answer(request, slug, environment, parameters(request, form), this::matching);
  }

  private String matching(TeamEnvironment bot, PrometheusParameters given) {
    given.text("match[]");
    return PrometheusJson.series(keys(bot, given).limit(given.limit()).toList());
  }

  /** What the bot says of its metrics; of {@code metric} where there is one. */
  @GET
  @Path("/api/v1/metadata")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response metadata(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(
        request,
        slug,
        environment,
        parameters(request),
        (bot, given) -> {
          List<String> only = given.several("metric");
          return PrometheusJson.metadata(
              metrics.families(bot).stream()
                  .filter(family -> only.isEmpty() || only.contains(family.name()))
                  .limit(given.limit())
                  .toList());
        });
  }

  /** Which Prometheus a client may take this for. */
  @GET
  @Path("/api/v1/status/buildinfo")
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response buildInfo(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return answer(
        request,
        slug,
        environment,
        parameters(request),
        (_, _) ->
            PrometheusJson.object(
                Map.of("version", "2.42.0", "revision", "firedrill", "branch", "firedrill")));
  }

  /** The newest samples of the series of {@code match[]} in the text format. */
  @GET
  @Path("/federate")
  @Produces(TEXT)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response federate(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    try {
      List<SeriesSelector> selectors = selectors(parameters(request));
      return Response.ok(federation.text(bot, slug, selectors, clock.instant()), TEXT).build();
    } catch (Failure refused) {
      if (refused.code() != ProblemCode.INVALID_INPUT) {
        throw refused;
      }
      return Response.status(BAD_DATA).entity(refused.detail()).type("text/plain").build();
    }
  }

  private static List<SeriesSelector> selectors(PrometheusParameters given) {
    return given.several("match[]").stream().map(PromQl::selector).toList();
  }

  private Stream<SeriesKey> keys(TeamEnvironment bot, PrometheusParameters given) {
    List<SeriesSelector> selectors = selectors(given);
    return metrics.families(bot).stream()
        .flatMap(family -> family.series().stream())
        .filter(key -> selectors.isEmpty() || selectors.stream().anyMatch(one -> one.matches(key)));
  }

  private static PrometheusParameters parameters(ContainerRequestContext request) {
    return new PrometheusParameters(request.getUriInfo().getQueryParameters());
  }

  private static PrometheusParameters parameters(
      ContainerRequestContext request, MultivaluedMap<String, String> form) {
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> values.forEach(value -> form.add(name, value)));
    return new PrometheusParameters(form);
  }

  private Response answer(
      ContainerRequestContext request,
      String slug,
      String environment,
      PrometheusParameters given,
      BiFunction<TeamEnvironment, PrometheusParameters, String> work) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    try {
      return Response.ok(work.apply(bot, given), MediaType.APPLICATION_JSON).build();
    } catch (Failure refused) {
      if (refused.code() != ProblemCode.INVALID_INPUT) {
        throw refused;
      }
      return Response.status(BAD_DATA)
          .entity(PrometheusJson.error("bad_data", refused.detail()))
          .type(MediaType.APPLICATION_JSON)
          .build();
    }
  }
}
