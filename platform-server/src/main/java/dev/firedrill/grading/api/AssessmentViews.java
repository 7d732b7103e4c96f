package dev.firedrill.grading.api;

import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.api.AssessmentSummaryView.AssessedIncidentView;
import dev.firedrill.grading.api.AssessmentSummaryView.AssessedRunView;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Markdown;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Assessments and grades as the API shows them. */
final class AssessmentViews {
  private final Teams teams;
  private final Markdown markdown;

  AssessmentViews(Teams teams, Markdown markdown) {
    this.teams = teams;
    this.markdown = markdown;
  }

  AssessmentSummaryView summary(
      Assessment assessment,
      @Nullable Grade grade,
      @Nullable Incident incident,
      @Nullable Instant submittedAt) {
    Team team = teams.get(assessment.team());
    return new AssessmentSummaryView(
        assessment.id().value(),
        new AssessedRunView(
            assessment.run().value(),
            assessment.runNumber(),
            assessment.scenarioTitle(),
            assessment.credit()),
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        incident == null
            ? null
            : new AssessedIncidentView(incident.id().value(), incident.number(), incident.title()),
        assessment.auto().voided() ? null : assessment.auto().total(),
        grade == null ? null : grade.mark(),
        assessment.finalScore(grade),
        assessment.state(grade, submittedAt != null),
        submittedAt,
        grade == null ? null : grade.publishedAt());
  }

  AssessmentView full(
      Assessment assessment,
      @Nullable Grade grade,
      @Nullable Incident incident,
      @Nullable Postmortem postmortem,
      Postmortems.@Nullable Submission handedIn) {
    AssessmentSummaryView s =
        summary(assessment, grade, incident, postmortem == null ? null : postmortem.submittedAt());
    return new AssessmentView(
        s.id(),
        s.run(),
        s.team(),
        s.incident(),
        s.autoScore(),
        s.mark(),
        s.finalScore(),
        s.state(),
        s.postmortemSubmittedAt(),
        s.publishedAt(),
        new AssessmentView.WindowView(assessment.from(), assessment.to()),
        AutoScoreView.of(assessment.auto()),
        grade == null ? null : view(grade),
        postmortem == null ? null : view(postmortem, handedIn));
  }

  GradeView view(Grade grade) {
    return new GradeView(
        grade.mark(),
        grade.comment(),
        markdown.toSafeHtml(grade.comment()),
        grade.state(),
        person(grade.by()),
        grade.version(),
        grade.savedAt(),
        grade.publishedAt());
  }

  private GradedPostmortemView view(
      Postmortem postmortem, Postmortems.@Nullable Submission handedIn) {
    PersonId by = postmortem.updatedBy();
    String text = handedIn == null ? postmortem.markdown() : handedIn.markdown();
    return new GradedPostmortemView(
        postmortem.incident().value(),
        text,
        markdown.toSafeHtml(text),
        handedIn == null ? postmortem.version() : handedIn.version(),
        postmortem.updatedAt(),
        by == null ? null : person(by),
        postmortem.submittedAt(),
        !text.equals(postmortem.markdown()));
  }

  private PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
