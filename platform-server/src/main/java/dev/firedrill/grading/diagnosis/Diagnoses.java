package dev.firedrill.grading.diagnosis;

import dev.firedrill.chaos.RunId;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.team.TeamId;
import java.util.List;

/** The submissions of all teams. */
public interface Diagnoses {
  /** False, and nothing stored, when the team has one of this number in the run. */
  boolean add(Diagnosis diagnosis);

  /** In their order. */
  List<Diagnosis> of(RunId run, TeamId team);

  /** In their order. */
  List<Diagnosis> of(IncidentId incident);
}
