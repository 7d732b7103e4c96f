package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.grading.api.diagnosis.DiagnosisResource;
import dev.firedrill.grading.diagnosis.DiagnosisDesk;
import dev.firedrill.grading.diagnosis.commands.DiagnosisCommands;
import dev.firedrill.grading.diagnosis.persistence.DiagnosisPersistence;
import dev.firedrill.incident.Incidents;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;

/** What teams believe is wrong. */
record DiagnosisWiring(SlashCommand command, PlatformForm form, List<Object> resources) {
  static DiagnosisWiring on(
      Foundation f,
      WorkspaceWiring workspace,
      Incidents incidents,
      RunQueries runs,
      Scenarios scenarios) {
    DiagnosisDesk desk =
        new DiagnosisDesk(
            DiagnosisPersistence.diagnoses(f.jdbi()),
            incidents,
            runs,
            scenarios,
            f.teams(),
            f.evidence(),
            f.transactions(),
            f.events(),
            f.clock());
    DiagnosisCommands.WithForm chat =
        DiagnosisCommands.diagnose(
            desk, incidents, workspace.workspaces(), workspace.views()::openForm);
    return new DiagnosisWiring(
        chat.command(), chat.form(), List.of(new DiagnosisResource(desk, incidents, f.teams())));
  }
}
