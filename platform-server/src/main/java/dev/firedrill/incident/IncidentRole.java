package dev.firedrill.incident;

import java.util.Arrays;
import java.util.Optional;

/** Who does what in an incident. All but responders are held by one person at a time. */
public enum IncidentRole {
  INCIDENT_COMMANDER("commander", "Incident commander"),
  COMMUNICATIONS_LEAD("comms", "Communications lead"),
  SCRIBE("scribe", "Scribe"),
  RESPONDER("responder", "Responder");

  private final String word;
  private final String label;

  IncidentRole(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word of the {@code /incident role} command. */
  public String word() {
    return word;
  }

  public String label() {
    return label;
  }

  public boolean heldByOne() {
    return this != RESPONDER;
  }

  public static Optional<IncidentRole> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equalsIgnoreCase(word)).findFirst();
  }
}
