package dev.firedrill.telemetry.api.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a bot wrote. */
@Path("/teams/{team}/logs")
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {
  private static final Duration USUAL_WINDOW = Duration.ofMinutes(15);
  private static final int MOST_EXPORTED = 20_000;
  private static final int PAGE = 1_000;

  private final TelemetryRoutes routes;
  private final Logs logs;
  private final ObjectMapper mapper;
  private final InstantSource clock;

  public LogResource(TelemetryRoutes routes, Logs logs, ObjectMapper mapper, InstantSource clock) {
    this.routes = routes;
    this.logs = logs;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Searches; without a time the last quarter of an hour. A field is written {@code name:value} and
   * may be there several times; {@code after} and {@code before} are ids of lines.
   */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public LogsView search(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("level") @Nullable String level,
      @QueryParam("q") @Nullable String text,
      @QueryParam("field") List<String> fields,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("200") int limit) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    LogFilter filter = LogParameters.filter(level, text, fields);
    LogResult result = logs.search(query(bot, filter, from, to, after, before, limit));
    return new LogsView(
        result.lines().stream().map(LogLineView::of).toList(),
        result.histogram().stream().map(LogBarView::of).toList(),
        result.dropped(),
        result.hasMore(),
        LogParameters.words(filter));
  }

  /** The newest 20,000 lines of a search, oldest first, each a JSON object on a line of its own. */
  @GET
  @Path("/export")
  @Produces(MediaType.TEXT_PLAIN)
  @Returns(String.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response export(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("level") @Nullable String level,
      @QueryParam("q") @Nullable String text,
      @QueryParam("field") List<String> fields,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    TeamEnvironment bot = routes.bot(request, slug, environment);
    LogFilter filter = LogParameters.filter(level, text, fields);
    Deque<String> pages = new ArrayDeque<>();
    Long before = Long.MAX_VALUE;
    for (int lines = 0; lines < MOST_EXPORTED; lines += PAGE) {
      LogResult page = logs.search(query(bot, filter, from, to, null, before, PAGE));
      pages.addFirst(text(page));
      if (!page.hasMore()) {
        break;
      }
      before = page.lines().getFirst().id();
    }
    return Response.ok(String.join("", pages))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + slug + "-" + bot.environment().word() + ".ndjson\"")
        .build();
  }

  private String text(LogResult page) {
    StringBuilder text = new StringBuilder();
    for (LogResult.Line line : page.lines()) {
      try {
        text.append(mapper.writeValueAsString(LogLineView.of(line))).append('\n');
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("lines are always JSON", impossible);
      }
    }
    return text.toString();
  }

  private LogQuery query(
      TeamEnvironment bot,
      LogFilter filter,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Long after,
      @Nullable Long before,
      int limit) {
    Instant end = Objects.requireNonNullElseGet(to, () -> clock.instant().plusSeconds(2));
    Instant start = Objects.requireNonNullElseGet(from, () -> end.minus(USUAL_WINDOW));
    return new LogQuery(bot, filter, start, end, after, before, limit);
  }
}
