package dev.firedrill.grading.api.diagnosis;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.diagnosis.Answer;
import dev.firedrill.grading.diagnosis.Choices;
import dev.firedrill.grading.diagnosis.DiagnosisDesk;
import dev.firedrill.grading.diagnosis.DiagnosisDesk.Outcome;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a team believes is wrong; no answer tells whether it is. */
@Path("/incidents/{id}/diagnosis")
@Produces(MediaType.APPLICATION_JSON)
public final class DiagnosisResource {
  private final DiagnosisDesk desk;
  private final Incidents incidents;
  private final Teams teams;

  public DiagnosisResource(DiagnosisDesk desk, Incidents incidents, Teams teams) {
    this.desk = desk;
    this.incidents = incidents;
    this.teams = teams;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public DiagnosisView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return view(readable(request, id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.STUDENT)
  public DiagnosisAnswerView submit(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, DiagnosisRequest wish) {
    Incident incident = readable(request, id);
    Answer answer =
        new Answer(wish.component(), wish.mechanism(), wish.trigger(), wish.reasons().strip());
    Outcome outcome =
        desk.submit(incident.id(), Principals.of(request).person().id(), wish.number(), answer);
    return switch (outcome) {
      case Outcome.Kept(var _, String sentence) ->
          new DiagnosisAnswerView(sentence, view(incident));
      case Outcome.Refused(String reason) -> throw new Failure(ProblemCode.CONFLICT, reason);
      case Outcome.Unfit(String field, String reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
      case Outcome.NotYours() -> throw noSuchIncident();
    };
  }

  private Incident readable(ContainerRequestContext request, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(found -> Principals.of(request).maySee(found.team()))
        .orElseThrow(DiagnosisResource::noSuchIncident);
  }

  private static Failure noSuchIncident() {
    return Failure.notFound("There is no such incident here.");
  }

  private DiagnosisView view(Incident incident) {
    Choices choices = desk.choices(incident.team());
    DiagnosisDesk.Standing standing = desk.standing(incident);
    return new DiagnosisView(
        views(choices.component()),
        views(choices.mechanism()),
        views(choices.trigger()),
        standing.tries().stream()
            .map(it ->
                new DiagnosisView.TryView(
                    it.number(),
                    it.at(),
                    person(it.by()),
                    Choices.label(it.answer().component()),
                    Choices.label(it.answer().mechanism()),
                    Choices.label(it.answer().trigger()),
                    it.answer().reasons()))
            .toList(),
        standing.next(),
        standing.sentence());
  }

  private static List<DiagnosisView.ChoiceView> views(List<String> words) {
    return words.stream()
        .map(word -> new DiagnosisView.ChoiceView(word, Choices.label(word)))
        .toList();
  }

  private PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
