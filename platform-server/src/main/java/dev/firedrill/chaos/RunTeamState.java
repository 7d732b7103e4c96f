package dev.firedrill.chaos;

/** VOID: a fault had no verified effect on this team, so nothing is scored. */
public enum RunTeamState {
  ACTIVE,
  VOID,
  DONE
}
