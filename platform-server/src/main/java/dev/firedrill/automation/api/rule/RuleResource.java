package dev.firedrill.automation.api.rule;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.rule.Execution;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleDesk;
import dev.firedrill.automation.rule.RuleOutcome;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team's rules. */
@Path("/teams/{team}/automation-rules")
@Produces(MediaType.APPLICATION_JSON)
public final class RuleResource {
  private static final int SHOWN = 50;

  private final RuleDesk desk;
  private final Rules rules;
  private final Executions executions;
  private final RuleViews views;
  private final TeamAccess access;

  public RuleResource(
      RuleDesk desk, Rules rules, Executions executions, RuleViews views, TeamAccess access) {
    this.desk = desk;
    this.rules = rules;
    this.executions = executions;
    this.views = views;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RuleView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = access.readable(Principals.of(request), slug);
    return new ItemsView<>(rules.of(team.id()).stream().map(views::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = RuleView.class, status = 201)
  public Response create(
      @Context ContainerRequestContext request, @PathParam("team") String slug, RuleRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return answer(Response.Status.CREATED, desk.create(team.id(), wish.terms(), principal.id()));
  }

  @GET
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(RuleView.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    return answer(Response.Status.OK, readable(request, slug, id));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(RuleView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      RuleRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    long version = Versions.required(headers);
    return answer(desk.save(team.id(), id, version, wish.terms(), principal.id()), version);
  }

  @DELETE
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = Void.class, status = 204)
  public Response delete(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    long version = Versions.required(headers);
    return answer(desk.delete(team.id(), id, version, principal.id()), version);
  }

  /** What the rule did and why it did nothing, newest first. */
  @GET
  @Path("/{id}/executions")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RuleExecutionsView executions(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      @QueryParam("before") @Nullable Instant before) {
    Rule rule = readable(request, slug, id);
    List<Execution> found = executions.newest(rule.id(), before, SHOWN + 1);
    return new RuleExecutionsView(
        found.stream().limit(SHOWN).map(RuleExecutionView::of).toList(), found.size() > SHOWN);
  }

  private Rule readable(ContainerRequestContext request, String slug, UUID id) {
    Team team = access.readable(Principals.of(request), slug);
    return rules
        .find(id)
        .filter(rule -> rule.team().equals(team.id()))
        .orElseThrow(RuleResource::unknown);
  }

  private Response answer(RuleOutcome outcome, long version) {
    return switch (outcome) {
      case RuleOutcome.Saved(Rule rule) -> answer(Response.Status.OK, rule);
      case RuleOutcome.Deleted() -> Response.noContent().build();
      case RuleOutcome.Stale(Rule current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The rule \"%s\" is at version %d now, not %d: look at it and decide again."
                  .formatted(current.name(), current.version(), version),
              Map.of("current", views.of(current)));
      case RuleOutcome.Unknown() -> throw unknown();
    };
  }

  private Response answer(Response.Status status, Rule rule) {
    return Response.status(status).entity(views.of(rule)).tag(Versions.tag(rule.version())).build();
  }

  private static Failure unknown() {
    return Failure.notFound("There is no such rule here; it may have been deleted.");
  }
}
