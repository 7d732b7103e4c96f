package dev.firedrill.grading.diagnosis.commands;

import dev.firedrill.grading.diagnosis.DiagnosisDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.workspace.PlatformForm;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.Workspaces;
import java.util.function.BiConsumer;

/** The command for diagnoses. */
public final class DiagnosisCommands {
  /** A command and the form that it opens. */
  public record WithForm(SlashCommand command, PlatformForm form) {}

  private DiagnosisCommands() {}

  /** {@code /diagnose}; {@code opener} shows a form to one person. */
  public static WithForm diagnose(
      DiagnosisDesk desk,
      Incidents incidents,
      Workspaces workspaces,
      BiConsumer<WorkspaceUser, String> opener) {
    DiagnosisForm form = new DiagnosisForm(desk, incidents, workspaces, opener);
    return new WithForm(new DiagnoseCommand(desk, incidents, workspaces, form), form);
  }
}
