package dev.firedrill.grading.api.rubric;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.rubric.GradedWork;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricDesk;
import dev.firedrill.grading.rubric.RubricScope;
import dev.firedrill.grading.rubric.Rubrics;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rubrics, for staff: they hold notes that students never read. */
@Path("/rubrics")
@Produces(MediaType.APPLICATION_JSON)
public final class RubricResource {
  private final RubricDesk desk;
  private final Rubrics rubrics;
  private final Teams teams;
  private final TeamAccess access;

  public RubricResource(RubricDesk desk, Rubrics rubrics, Teams teams, TeamAccess access) {
    this.desk = desk;
    this.rubrics = rubrics;
    this.teams = teams;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RubricSummaryView> list() {
    List<Rubric> all = new ArrayList<>(rubrics.all());
    if (all.stream().noneMatch(rubric -> rubric.scope().isCourse())) {
      all.addFirst(desk.own(RubricScope.COURSE));
    }
    return new ItemsView<>(
        all.stream()
            .map(rubric ->
                new RubricSummaryView(
                    rubric.scope().value(),
                    rubric.version(),
                    rubric.criteria().size(),
                    submissions(desk.judgedBy(rubric.scope()), false),
                    rubric.savedAt()))
            .toList());
  }

  @GET
  @Path("/{scope}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(RubricView.class)
  public Response get(@PathParam("scope") String scope) {
    Rubric rubric = desk.own(new RubricScope(scope));
    return Response.ok(view(rubric)).tag(Versions.tag(rubric.version())).build();
  }

  @POST
  @Path("/{scope}/impact")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RubricImpactView impact(@PathParam("scope") String scope, RubricRequest wish) {
    return RubricImpactView.of(
        desk.impact(new RubricScope(scope), RubricCriterionView.all(wish.criteria())));
  }

  @PUT
  @Path("/{scope}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(RubricView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("scope") String scope,
      RubricRequest wish) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    long version = Versions.required(headers);
    return switch (desk.save(
        new RubricScope(scope),
        version,
        RubricCriterionView.all(wish.criteria()),
        wish.reason().strip(),
        principal.id())) {
      case RubricDesk.Outcome.Saved(var rubric, var impact) ->
          Response.ok(view(rubric)).tag(Versions.tag(rubric.version())).build();
      case RubricDesk.Outcome.Stale(var current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The rubric is at version "
                  + current.version()
                  + " now, not "
                  + version
                  + ": compare the two with what you began from, and save again.",
              Map.of("current", view(current)));
      case RubricDesk.Outcome.Unfit(var field, var reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
    };
  }

  private RubricView view(Rubric rubric) {
    List<GradedWork.Work> works = desk.judgedBy(rubric.scope());
    PersonId by = rubric.by();
    return new RubricView(
        rubric.scope().value(),
        rubric.version(),
        rubric.criteria().stream().map(RubricCriterionView::of).toList(),
        rubric.reason(),
        by == null ? null : person(by),
        rubric.savedAt(),
        submissions(works, false),
        submissions(works, true),
        rubrics.history(rubric.scope()).stream()
            .map(one ->
                new RubricView.RubricVersionView(
                    one.version(),
                    one.reason(),
                    person(Objects.requireNonNull(one.by())),
                    Objects.requireNonNull(one.savedAt())))
            .toList());
  }

  private static int submissions(List<GradedWork.Work> works, boolean published) {
    return (int)
        works.stream()
            .filter(work -> work.published() == published)
            .map(GradedWork.Work::assessment)
            .distinct()
            .count();
  }

  private PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
