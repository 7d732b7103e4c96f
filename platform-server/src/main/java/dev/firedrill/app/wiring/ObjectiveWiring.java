package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.slo.Slis;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.api.objective.LedgerResource;
import dev.firedrill.slo.api.objective.SloResource;
import dev.firedrill.slo.api.objective.SloViews;
import dev.firedrill.slo.ledger.Ledgers;
import dev.firedrill.slo.ledger.Reveals;
import dev.firedrill.slo.objective.BurnRates;
import dev.firedrill.slo.objective.JudgedMinutes;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.slo.objective.ObjectiveDesk;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.slo.objective.SliMinutes;
import dev.firedrill.slo.objective.Slos;
import dev.firedrill.slo.objective.UserMeasures;
import dev.firedrill.slo.persistence.SloPersistence;
import java.util.List;

/** What teams promise, and who broke it. */
record ObjectiveWiring(
    ObjectiveBook book, BurnRates burnRates, UserMeasures measures, List<Object> resources) {
  static ObjectiveWiring on(
      Foundation f, SloSettings settings, Slis slis, Assessments assessments, Grades grades) {
    Objectives objectives = SloPersistence.objectives(f.jdbi());
    ObjectiveBook book = new ObjectiveBook(objectives, settings);
    SliMinutes counts = SloPersistence.minutes(f.jdbi());
    JudgedMinutes minutes = new JudgedMinutes(counts, SloPersistence.store(f.jdbi()), settings);
    Slos slos = new Slos(book, minutes, counts, settings);
    Ledgers ledgers =
        new Ledgers(
            book,
            minutes,
            f.evidence(),
            f.teams(),
            reveals(assessments, grades),
            settings,
            f.clock());
    return new ObjectiveWiring(
        book,
        slos,
        new UserMeasures(slis),
        List.of(
            new SloResource(
                f.access(),
                new ObjectiveDesk(objectives, f.evidence(), f.transactions(), settings, f.clock()),
                new SloViews(slos, objectives, f.teams()),
                f.clock()),
            new LedgerResource(f.access(), ledgers, f.clock())));
  }

  /** As the debrief: a team learns of a run's faults with its published grade. */
  private static Reveals reveals(Assessments assessments, Grades grades) {
    return (run, team) ->
        assessments
            .find(new RunId(run), team)
            .flatMap(assessment -> grades.find(assessment.id()))
            .filter(grade -> grade.state() == Grade.State.PUBLISHED)
            .isPresent();
  }
}
