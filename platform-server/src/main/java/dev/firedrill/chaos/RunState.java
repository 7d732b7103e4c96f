package dev.firedrill.chaos;

/**
 * Where a run is. PAUSED: nothing new begins. ENDING: faults are being reverted and verified gone.
 */
public enum RunState {
  ARMED,
  RUNNING,
  PAUSED,
  ENDING,
  COMPLETED,
  HALTED;

  public boolean isOver() {
    return this == COMPLETED || this == HALTED;
  }
}
