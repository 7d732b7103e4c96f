package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.drill.DrillParts;
import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.persistence.GradingPersistence;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Scores the runs by the platform's own grading, and then once more from the stored evidence. */
record Scores(int stored, int different) {
  /** Past all settling of evidence: nobody writes any more. */
  private static final Duration LATER = Duration.ofMinutes(10);

  static Scores of(DrillParts parts, List<RunId> runs) {
    Assessments assessments = GradingPersistence.assessments(parts.jdbi());
    AssessmentDesk desk = desk(parts, assessments);
    int stored = 0;
    int different = 0;
    for (RunId run : runs) {
      desk.assess(run);
      for (TeamId team : teams(parts, run)) {
        Optional<Assessment> assessed = assessments.find(run, team);
        if (assessed.isPresent()) {
          stored++;
          // By another desk, which has nothing but the database.
          String again = desk(parts, assessments).replay(assessed.get());
          different += again.equals(assessed.get().autoJson()) ? 0 : 1;
        }
      }
    }
    return new Scores(stored, different);
  }

  private static AssessmentDesk desk(DrillParts parts, Assessments assessments) {
    return new AssessmentDesk(
        parts.runs(),
        assessments,
        IncidentPersistence.incidents(parts.jdbi()),
        parts.evidence(),
        parts.teams(),
        parts.transactions(),
        parts.events(),
        UUID::randomUUID,
        () -> parts.clock().instant().plus(LATER));
  }

  private static Set<TeamId> teams(DrillParts parts, RunId run) {
    Set<TeamId> teams = new LinkedHashSet<>();
    parts.ledger().ofRun(run).forEach(row -> teams.add(row.key().team()));
    return teams;
  }
}
