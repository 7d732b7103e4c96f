package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.workspace.SlashCommand.Invocation;

/** Opens the form for an update where chat can show one. */
@FunctionalInterface
interface UpdateForm {
  /** False where there is no form to open. */
  boolean open(Invocation call, Incident incident);
}
