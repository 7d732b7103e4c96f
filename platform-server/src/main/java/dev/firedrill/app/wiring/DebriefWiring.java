package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.debrief.DebriefDesk;
import dev.firedrill.debrief.api.DebriefResource;
import dev.firedrill.debrief.api.ReportResource;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.MilestoneBoard;
import dev.firedrill.print.openhtml.OpenHtmlPress;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;

/** Debriefs of runs. */
final class DebriefWiring {
  private DebriefWiring() {}

  static List<Object> resources(
      Foundation f,
      RunQueries runs,
      IncidentWiring incident,
      Assessments assessments,
      Grades grades,
      ObjectiveBook objectives) {
    DebriefDesk desk =
        new DebriefDesk(
            runs,
            new MilestoneBoard(
                runs, assessments, incident.incidents(), f.evidence(), f.teams(), f.clock()),
            assessments,
            grades,
            f.evidence(),
            f.teams(),
            f.clock());
    return List.of(
        new DebriefResource(
            desk,
            (team, at) -> objectives.at(TeamEnvironment.production(team), at).target().value()),
        new ReportResource(desk, new OpenHtmlPress(f.clock(), f.configuration().getPublicUrl())));
  }
}
