package dev.firedrill.mission.api;

import dev.firedrill.auth.Acting;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.mission.ActAsDesk;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;

/** Acting for a team: a second step after looking at it, that the team is told of. */
@Path("/acting")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@FitForProjector
public final class ActingResource {
  private final ActAsDesk desk;
  private final TeamAccess access;
  private final Teams teams;
  private final MissionViews views;
  private final Consumer<LiveActingView> told;

  /** {@code told} hears who acts for whom after every change. */
  public ActingResource(
      ActAsDesk desk,
      TeamAccess access,
      Teams teams,
      MissionViews views,
      Consumer<LiveActingView> told) {
    this.desk = desk;
    this.access = access;
    this.teams = teams;
    this.views = views;
    this.told = told;
  }

  /** Whoever of staff acts for a team at present. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ActingView> all() {
    return new ItemsView<>(desk.all().stream().map(this::view).toList());
  }

  /** Begins to act for the team, for at most half an hour. */
  @POST
  @Permit(CourseRole.INSTRUCTOR)
  public ActingView begin(@Context ContainerRequestContext request, ActAsRequest wanted) {
    if (wanted.team() == null) {
      throw Failure.invalid("Say for which team.");
    }
    var principal = Principals.of(request);
    Acting.Turn turn = desk.begin(access.readable(principal, wanted.team()), principal.id());
    tell();
    return view(turn);
  }

  /** Ends it. */
  @DELETE
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response end(@Context ContainerRequestContext request) {
    desk.end(Principals.of(request).id());
    tell();
    return Response.noContent().build();
  }

  private void tell() {
    told.accept(new LiveActingView(desk.all().stream().map(this::view).toList()));
  }

  private ActingView view(Acting.Turn turn) {
    return new ActingView(
        MissionViews.ref(teams.get(turn.team())),
        views.person(turn.person()),
        turn.began(),
        turn.ends());
  }
}
