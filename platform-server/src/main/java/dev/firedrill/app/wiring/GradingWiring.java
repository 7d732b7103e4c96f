package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunEnded;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.AssessmentSweep;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.Integrity;
import dev.firedrill.grading.adjust.AdjustmentDesk;
import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.grading.adjust.RulesDesk;
import dev.firedrill.grading.api.AssessmentResource;
import dev.firedrill.grading.api.adjust.AccommodationResource;
import dev.firedrill.grading.api.adjust.AdjustmentResource;
import dev.firedrill.grading.api.adjust.RulesResource;
import dev.firedrill.grading.api.individual.MemberRecordResource;
import dev.firedrill.grading.persistence.GradingPersistence;
import dev.firedrill.grading.review.Blindfold;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.due.RunOfIncident;
import dev.firedrill.timeline.api.Debriefs;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Scores and grades. */
record GradingWiring(Assessments assessments, Grades grades, List<Object> resources) {
  static GradingWiring on(
      Foundation f,
      Assessments assessments,
      Grades grades,
      RunQueries runs,
      IncidentWiring incident,
      Postmortems postmortems) {
    AssessmentDesk desk =
        new AssessmentDesk(
            runs,
            assessments,
            incident.incidents(),
            f.evidence(),
            f.teams(),
            f.transactions(),
            f.events(),
            f.ids(),
            f.clock());
    AssessmentSweep sweep = new AssessmentSweep(desk);
    f.events().subscribe(RunEnded.class, ended -> sweep.wake());
    f.backgrounds().add("assessment sweep", sweep);
    Adjustments adjustments = new Adjustments(f.evidence());
    AdjustmentDesk adjusting =
        new AdjustmentDesk(adjustments, desk, assessments, grades, f.evidence(), f.transactions());
    GradeDesk grading =
        new GradeDesk(grades, f.evidence(), f.transactions(), f.events(), f.clock());
    return new GradingWiring(
        assessments,
        grades,
        List.of(
            new AssessmentResource(
                assessments,
                grades,
                grading,
                incident.incidents(),
                postmortems,
                f.access(),
                f.teams(),
                incident.markdown()),
            new MemberRecordResource(assessments, grades, f.evidence(), f.teams()),
            new AdjustmentResource(
                assessments,
                grades,
                adjustments,
                adjusting,
                new Integrity(f.evidence(), desk),
                f.teams(),
                f.access()),
            new AccommodationResource(f.access(), adjustments, adjusting),
            new RulesResource(
                new RulesDesk(runs, desk, assessments, grades, f.evidence(), f.transactions()),
                f.teams(),
                f.access())));
  }

  static Assessments assessments(Foundation f) {
    return GradingPersistence.assessments(f.jdbi());
  }

  static Grades grades(Foundation f) {
    return GradingPersistence.grades(f.jdbi());
  }

  static RunOfIncident runOfIncident(Assessments assessments) {
    return incident ->
        assessments.all().stream()
            .filter(one -> incident.equals(one.incident()))
            .map(one -> one.run().value())
            .findFirst();
  }

  static Debriefs debriefs(Foundation f, Assessments assessments, Grades grades) {
    return new Debriefs() {
      @Override
      public Optional<Debrief> find(UUID id) {
        return assessments
            .find(new AssessmentId(id))
            .map(found ->
                new Debrief(
                    found.team(),
                    found.from(),
                    found.to(),
                    found.objective(),
                    grades
                        .find(found.id())
                        .filter(grade -> grade.state() == Grade.State.PUBLISHED)
                        .isPresent()));
      }

      @Override
      public UnaryOperator<String> blindfold(UUID id) {
        return assessments
            .find(new AssessmentId(id))
            .<UnaryOperator<String>>map(found ->
                Blindfold.of(
                    f.teams().get(found.team()),
                    f.teams().members(found.team()),
                    Submissions.numberOf(assessments, found)))
            .orElse(UnaryOperator.identity());
      }
    };
  }
}
