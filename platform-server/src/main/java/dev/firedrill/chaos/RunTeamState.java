package dev.firedrill.chaos;

/**
 * VOID: a fault had no verified effect on this team, so nothing is scored. HALTED: the run was
 * ended for this team alone.
 */
public enum RunTeamState {
  ACTIVE,
  VOID,
  HALTED,
  DONE
}
