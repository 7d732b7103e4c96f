package dev.firedrill.chaos;

/** Where a run is. ENDING: faults are being reverted and verified gone. */
public enum RunState {
  ARMED,
  RUNNING,
  ENDING,
  COMPLETED,
  HALTED;

  public boolean isOver() {
    return this == COMPLETED || this == HALTED;
  }
}
