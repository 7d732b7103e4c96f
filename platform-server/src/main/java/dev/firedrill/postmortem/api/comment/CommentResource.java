package dev.firedrill.postmortem.api.comment;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.PostmortemDesk;
import dev.firedrill.postmortem.api.PostmortemViews;
import dev.firedrill.postmortem.comment.CommentDesk;
import dev.firedrill.postmortem.comment.Quote;
import dev.firedrill.postmortem.comment.Voice;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Comments on a postmortem: its team and staff talk about it beside the text. */
@Path("/incidents/{id}/postmortem-comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CommentResource {
  private final CommentDesk comments;
  private final PostmortemDesk postmortems;
  private final Incidents incidents;
  private final PostmortemViews views;

  public CommentResource(
      CommentDesk comments,
      PostmortemDesk postmortems,
      Incidents incidents,
      PostmortemViews views) {
    this.comments = comments;
    this.postmortems = postmortems;
    this.incidents = incidents;
    this.views = views;
  }

  /** Oldest thread first. Students, and whoever projects, get what the team may read. */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<CommentThreadView> threads(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    String markdown = postmortems.of(incident).markdown();
    boolean teamOnly = !principal.isStaff() || principal.isProjected();
    return new ItemsView<>(
        comments.threads(incident, teamOnly).stream()
            .map(one -> CommentThreadView.of(one, markdown, principal.id(), views::person))
            .toList());
  }

  /** Begins a thread. What a grader writes is for staff until an instructor sends it. */
  @POST
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CommentThreadView begin(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, CommentRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    CommentRequest.QuoteRequest quote = wish.quote();
    return answer(
        principal,
        incident,
        comments.begin(
            incident,
            speaker(principal),
            wish.text(),
            quote == null ? null : new Quote(quote.text(), quote.before(), quote.after())));
  }

  @POST
  @Path("/{thread}/replies")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CommentThreadView reply(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("thread") UUID thread,
      CommentTextRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    return answer(
        principal, incident, comments.reply(incident, speaker(principal), thread, wish.text()));
  }

  /** Gives the caller's own comment another wording; the earlier one stays readable. */
  @PUT
  @Path("/{thread}/comments/{comment}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CommentThreadView reword(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("thread") UUID thread,
      @PathParam("comment") UUID comment,
      CommentTextRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    return answer(
        principal,
        incident,
        comments.reword(incident, speaker(principal), thread, comment, wish.text()));
  }

  @PUT
  @Path("/{thread}/resolved")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CommentThreadView resolve(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("thread") UUID thread,
      ResolvedRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    return answer(
        principal,
        incident,
        comments.resolve(incident, speaker(principal), thread, wish.resolved()));
  }

  /** Lets the team read what graders wrote in the thread. */
  @POST
  @Path("/{thread}/send")
  @Permit(CourseRole.INSTRUCTOR)
  public CommentThreadView send(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("thread") UUID thread) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    return answer(principal, incident, comments.send(incident, speaker(principal), thread));
  }

  private static CommentDesk.Speaker speaker(Principal principal) {
    Voice voice =
        switch (principal.role()) {
          case STUDENT -> Voice.TEAM;
          case GRADER -> Voice.GRADER;
          case INSTRUCTOR -> Voice.INSTRUCTOR;
        };
    return new CommentDesk.Speaker(principal.id(), voice);
  }

  private CommentThreadView answer(
      Principal principal, Incident incident, CommentDesk.Outcome outcome) {
    return switch (outcome) {
      case CommentDesk.Outcome.Done(var thread) ->
          CommentThreadView.of(
              thread, postmortems.of(incident).markdown(), principal.id(), views::person);
      case CommentDesk.Outcome.Unknown() ->
          throw Failure.notFound("There is no such comment on this postmortem.");
      case CommentDesk.Outcome.Refused(String sentence) -> throw Failure.invalid(sentence);
      case CommentDesk.Outcome.NotYours() ->
          throw new Failure(
              ProblemCode.NOT_ALLOWED, "Only its author edits a comment: answer it instead.");
    };
  }

  private Incident readable(Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(() -> Failure.notFound("There is no such incident here."));
  }
}
