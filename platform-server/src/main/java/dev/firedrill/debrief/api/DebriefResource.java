package dev.firedrill.debrief.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.course.CourseRole;
import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.DebriefDesk;
import dev.firedrill.debrief.Sight;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Debriefs: staff read all; students those of runs for which their own grade is published, with
 * only the own team by name.
 */
@Path("/debriefs")
@Produces(MediaType.APPLICATION_JSON)
@FitForProjector
public final class DebriefResource {
  /** What a team promised its users then. */
  @FunctionalInterface
  public interface Promise {
    /** The share of good requests, 0.5 to below 1. */
    double of(TeamId team, Instant at);
  }

  private final DebriefDesk desk;
  private final Promise promise;

  public DebriefResource(DebriefDesk desk, Promise promise) {
    this.desk = desk;
    this.promise = promise;
  }

  /** The runs that the caller may debrief, newest first. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<DebriefRunView> list(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    return new ItemsView<>(
        desk.runs().stream()
            .flatMap(run ->
                viewer(principal, run.id()).stream().map(viewer -> DebriefRunView.of(run, viewer)))
            .toList());
  }

  @GET
  @Path("/{run}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public DebriefView get(@Context ContainerRequestContext request, @PathParam("run") UUID run) {
    Principal principal = Principals.of(request);
    Viewer viewer = viewer(principal, new RunId(run)).orElseThrow(DebriefResource::none);
    Debrief debrief = debrief(principal, run);
    return DebriefView.of(debrief, viewer, DebriefDesk.from(debrief), DebriefDesk.to(debrief));
  }

  /** One team of it, by the key that the debrief gives the team. */
  @GET
  @Path("/{run}/teams/{key}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ReplayView replay(
      @Context ContainerRequestContext request,
      @PathParam("run") UUID run,
      @PathParam("key") String key) {
    Principal principal = Principals.of(request);
    Viewer viewer = viewer(principal, new RunId(run)).orElseThrow(DebriefResource::none);
    Debrief debrief = debrief(principal, run);
    Cast.Part part =
        viewer
            .cast(debrief)
            .find(key)
            .orElseThrow(() -> Failure.notFound("There is no team '" + key + "' in this debrief."));
    Sight sight = viewer.sight(part.team());
    return ReplayView.of(
        debrief,
        part,
        desk.replay(debrief, part.team(), sight),
        promise.of(part.team(), debrief.run().startedAt()),
        sight,
        desk::handle);
  }

  private Debrief debrief(Principal principal, UUID run) {
    return desk.find(new RunId(run), earlier -> mayCompare(principal, earlier))
        .orElseThrow(DebriefResource::none);
  }

  private boolean mayCompare(Principal principal, RunRecord earlier) {
    return viewer(principal, earlier.id()).isPresent();
  }

  private Optional<Viewer> viewer(Principal principal, RunId run) {
    if (principal.isStaff()) {
      return Optional.of(Viewer.staff(principal.isProjected()));
    }
    Team own = principal.team();
    return own != null && desk.isPublishedFor(own.id(), run)
        ? Optional.of(Viewer.student(own.id()))
        : Optional.empty();
  }

  static Failure none() {
    return Failure.notFound(
        "There is no such debrief here; a student's opens once the own grade is published.");
  }
}
