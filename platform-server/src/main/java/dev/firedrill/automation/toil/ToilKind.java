package dev.firedrill.automation.toil;

/** Kinds of work, and how long one takes a person who is called for it, reckoned. */
public enum ToilKind {
  RESTART("Restarts", 3),
  ROLLBACK("Rollbacks", 5),
  FLAG("Flag switches", 2),
  CONFIG("Configuration changes", 5),
  CAPACITY("Size changes", 4),
  ACK("Pages acknowledged", 1),
  RUNBOOK_STEP("Runbook steps", 1);

  private final String label;
  private final int minutes;

  ToilKind(String label, int minutes) {
    this.label = label;
    this.minutes = minutes;
  }

  public String label() {
    return label;
  }

  public int minutes() {
    return minutes;
  }
}
