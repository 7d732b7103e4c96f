package dev.firedrill.incident.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.api.IncidentView.IncidentChannelView;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Unanswered;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who waits for an answer of the team. */
@Path("/incidents/{id}/questions")
@Produces(MediaType.APPLICATION_JSON)
public final class QuestionResource {
  /** People often ask before a team declares. */
  private static final Duration BEFORE = Duration.ofMinutes(30);

  private static final int MOST = 20;

  private final Incidents incidents;
  private final Unanswered unanswered;
  private final Workspaces workspaces;
  private final Teams teams;
  private final InstantSource clock;

  public QuestionResource(
      Incidents incidents,
      Unanswered unanswered,
      Workspaces workspaces,
      Teams teams,
      InstantSource clock) {
    this.incidents = incidents;
    this.unanswered = unanswered;
    this.workspaces = workspaces;
    this.teams = teams;
    this.clock = clock;
  }

  /** Oldest first, at most twenty; of the time from shortly before the declaration to its end. */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<QuestionView> list(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Incident incident = IncidentResource.readable(incidents, Principals.of(request), id);
    Set<PersonId> roster =
        teams.members(incident.team()).stream().map(Member::id).collect(Collectors.toSet());
    Instant end = incident.resolvedAt();
    return new ItemsView<>(
        unanswered
            .of(
                incident.team(),
                roster,
                incident.declaredAt().minus(BEFORE),
                end == null ? clock.instant() : end,
                MOST)
            .stream()
            .map(question -> view(incident.team(), question))
            .toList());
  }

  private QuestionView view(TeamId team, Unanswered.Question question) {
    String channel =
        workspaces.channel(team, question.channel()).map(Channel::name).orElse("a channel");
    return new QuestionView(
        new IncidentChannelView(question.channel().value(), channel),
        question.ts().value(),
        workspaces.user(team, question.by()).map(QuestionResource::asker).orElse(asker()),
        question.ts().at(),
        question.text());
  }

  private static QuestionView.AskerView asker(WorkspaceUser user) {
    return new QuestionView.AskerView(user.name(), user.handle());
  }

  private static QuestionView.AskerView asker() {
    return new QuestionView.AskerView("Somebody", "somebody");
  }
}
