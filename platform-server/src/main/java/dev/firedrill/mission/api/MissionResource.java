package dev.firedrill.mission.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.mission.HeatMap;
import dev.firedrill.mission.HelpDesk;
import dev.firedrill.mission.MessageDesk;
import dev.firedrill.mission.Mission;
import dev.firedrill.mission.MissionBoard;
import dev.firedrill.mission.Need;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.TeamRefView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mission control: the class at a glance, and what staff say and take on from there. */
@Path("/mission")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MissionResource {
  private final MissionBoard board;
  private final MissionViews views;
  private final HelpDesk help;
  private final MessageDesk messages;
  private final Teams teams;

  public MissionResource(
      MissionBoard board, MissionViews views, HelpDesk help, MessageDesk messages, Teams teams) {
    this.board = board;
    this.views = views;
    this.help = help;
    this.messages = messages;
    this.teams = teams;
  }

  /**
   * The class as it stands. {@code run} is a run's id; without it the one that goes on. {@code
   * range}: {@code 15m}, {@code 1h} or {@code run}.
   */
  @GET
  @FitForProjector
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public MissionView look(
      @Context ContainerRequestContext request,
      @QueryParam("run") @Nullable String run,
      @QueryParam("range") @DefaultValue("15m") String range) {
    HeatMap.Range stretch = range(range);
    Mission mission = board.look(run == null || run.isBlank() ? null : runId(run));
    return views.view(
        mission, board.heat(mission.run(), stretch), Principals.of(request).isProjected());
  }

  /** Says "I'm on it", so that others of staff see whose it is. */
  @PUT
  @Path("/needs/{team}/{need}/claim")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response claim(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      @PathParam("need") String need) {
    help.claim(team(team), need(need), Principals.of(request).id());
    return Response.noContent().build();
  }

  /** Takes that back. */
  @DELETE
  @Path("/needs/{team}/{need}/claim")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response release(@PathParam("team") String team, @PathParam("need") String need) {
    help.release(team(team), need(need));
    return Response.noContent().build();
  }

  /** Answers a student's question where it was asked; without a text it is only closed. */
  @POST
  @Path("/help/{id}/answer")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response answer(
      @Context ContainerRequestContext request, @PathParam("id") String id, AnswerRequest answer) {
    UUID question = uuid(id, "question");
    if (answer.text() == null) {
      help.close(question, Principals.of(request).id());
    } else {
      help.answer(question, Principals.of(request).id(), answer.text());
    }
    return Response.noContent().build();
  }

  /** Whom a message would reach if it were sent now. */
  @POST
  @Path("/messages/preview")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<TeamRefView> preview(SayRequest wanted) {
    return new ItemsView<>(recipients(wanted).stream().map(MissionViews::ref).toList());
  }

  /** Posts it in the ops channel of each of these teams, in the caller's name. */
  @POST
  @Path("/messages")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<DeliveryView> send(@Context ContainerRequestContext request, SayRequest wanted) {
    return delivered(messages.send(reached(wanted), Principals.of(request).id(), text(wanted)));
  }

  /** Gives each of these teams a hint; free unless a cost is named. */
  @POST
  @Path("/hints")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<DeliveryView> hint(@Context ContainerRequestContext request, SayRequest wanted) {
    int cost = wanted.cost() == null ? 0 : wanted.cost();
    return delivered(
        messages.hint(reached(wanted), Principals.of(request).id(), text(wanted), cost));
  }

  private static ItemsView<DeliveryView> delivered(List<MessageDesk.Delivery> deliveries) {
    return new ItemsView<>(
        deliveries.stream()
            .map(each ->
                new DeliveryView(MissionViews.ref(each.team()), each.channel(), each.refused()))
            .toList());
  }

  private List<Team> reached(SayRequest wanted) {
    List<Team> to = recipients(wanted);
    if (to.isEmpty()) {
      throw Failure.invalid(
          "This would reach nobody: no team is " + words(wanted.to()) + " at present.");
    }
    return to;
  }

  private List<Team> recipients(SayRequest wanted) {
    if (wanted.to() == null) {
      throw Failure.invalid("Say to whom: ALL, BEHIND, BREACHING or SELECTED.");
    }
    return messages.recipients(
        wanted.to(), wanted.teams() == null ? Set.of() : Set.copyOf(wanted.teams()));
  }

  private static String words(MessageDesk.@Nullable To to) {
    return to == null ? "chosen" : to == MessageDesk.To.ALL ? "there" : lower(to.name());
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String text(SayRequest wanted) {
    return wanted.text() == null ? "" : wanted.text();
  }

  private Team team(String slug) {
    return teams.all().stream()
        .filter(team -> team.slug().equals(slugOf(slug)))
        .findFirst()
        .orElseThrow(() -> Failure.notFound("There is no team '" + slug + "'."));
  }

  private static TeamSlug slugOf(String slug) {
    try {
      return new TeamSlug(slug);
    } catch (Failure notASlug) {
      throw Failure.notFound("There is no team '" + slug + "'.");
    }
  }

  private static Need.Kind need(String word) {
    try {
      return Need.Kind.valueOf(word);
    } catch (IllegalArgumentException unknown) {
      throw Failure.notFound("There is no kind of need '" + word + "'.");
    }
  }

  private static HeatMap.Range range(String word) {
    return switch (word) {
      case "15m" -> HeatMap.Range.MINUTES_15;
      case "1h" -> HeatMap.Range.HOUR_1;
      case "run" -> HeatMap.Range.RUN;
      default -> throw Failure.invalid("range is '" + word + "'; choose 15m, 1h or run.");
    };
  }

  private static RunId runId(String id) {
    return new RunId(uuid(id, "run"));
  }

  private static UUID uuid(String id, String what) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOne) {
      throw Failure.notFound("There is no " + what + " '" + id + "'.");
    }
  }
}
