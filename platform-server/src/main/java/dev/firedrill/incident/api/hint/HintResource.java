package dev.firedrill.incident.api.hint;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.api.IncidentViews;
import dev.firedrill.incident.hint.HintDesk;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Hints for an incident; what is offered is the same whether anything is wrong or not. */
@Path("/incidents/{id}/hints")
@Produces(MediaType.APPLICATION_JSON)
public final class HintResource {
  private final HintDesk desk;
  private final Incidents incidents;
  private final IncidentViews views;

  public HintResource(HintDesk desk, Incidents incidents, IncidentViews views) {
    this.desk = desk;
    this.incidents = incidents;
    this.views = views;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public HintsView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return view(readable(request, id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.STUDENT)
  public HintAnswerView take(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, HintRequest wish) {
    Incident incident = readable(request, id);
    HintDesk.Outcome outcome =
        desk.take(incident.id(), Principals.of(request).person().id(), wish.number(), wish.cost());
    return switch (outcome) {
      case HintDesk.Outcome.Given(HintDesk.Taken taken) ->
          new HintAnswerView(true, taken.text(), view(incident));
      case HintDesk.Outcome.None(String sentence) ->
          new HintAnswerView(false, sentence, view(incident));
      case HintDesk.Outcome.Refused(String reason) ->
          throw new Failure(ProblemCode.CONFLICT, reason);
      case HintDesk.Outcome.NotYours() -> throw noSuchIncident();
    };
  }

  private Incident readable(ContainerRequestContext request, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(found -> Principals.of(request).maySee(found.team()))
        .orElseThrow(HintResource::noSuchIncident);
  }

  private static Failure noSuchIncident() {
    return Failure.notFound("There is no such incident here.");
  }

  private HintsView view(Incident incident) {
    HintDesk.Offer offer = desk.offer(incident);
    return new HintsView(
        new HintsView.HintOfferView(offer.number(), offer.cost(), offer.sentence()),
        desk.taken(incident).stream()
            .map(taken ->
                new HintsView.HintTakenView(
                    taken.number(),
                    taken.at(),
                    views.person(taken.by()),
                    taken.cost(),
                    taken.text()))
            .toList());
  }
}
