package dev.firedrill.grading.individual;

/** What a member can be seen to do; the order is that of a response. */
public enum Deed {
  ACKNOWLEDGED("Acknowledged pages"),
  DECLARED("Declared incidents"),
  HELD_ROLE("Held roles"),
  HANDED_OVER("Handed roles over"),
  UPDATED("Posted updates"),
  ANSWERED("Wrote in chat"),
  DIAGNOSED("Handed in diagnoses"),
  DEPLOYED("Deployed"),
  ROLLED_BACK("Rolled back"),
  RESTARTED("Restarted the bot"),
  CHANGED_FLAG("Changed flags"),
  CHANGED_CONFIG("Changed the configuration"),
  RAN_RUNBOOK("Ran runbook steps by hand"),
  DID_TASK("Did tasks"),
  TOOK_HINT("Took hints"),
  RESOLVED("Resolved incidents");

  private final String label;

  Deed(String label) {
    this.label = label;
  }

  /** For people: {@code Posted updates}. */
  public String label() {
    return label;
  }
}
