package dev.firedrill.incident.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who does what in an incident. All but responders are held by one person at a time. */
public enum IncidentRole {
  INCIDENT_COMMANDER("commander", "Incident commander", " ic incident-commander "),
  OPERATIONS_LEAD("ops", "Operations lead", " operations operations-lead "),
  COMMUNICATIONS_LEAD("comms", "Communications lead", " communications communication "),
  SCRIBE("scribe", "Scribe", ""),
  RESPONDER("responder", "Responder", "");

  /** All words, for an answer to one that is none. */
  public static final String WORDS = "commander, ops, comms, scribe and responder";

  private final String word;
  private final String label;

  /** Other words for it, each between blanks. */
  private final String also;

  IncidentRole(String word, String label, String also) {
    this.word = word;
    this.label = label;
    this.also = also;
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
    return Arrays.stream(values()).filter(role -> role.isCalled(word)).findFirst();
  }

  private boolean isCalled(String called) {
    return word.equalsIgnoreCase(called)
        || also.contains(" " + called.toLowerCase(Locale.ROOT) + " ");
  }
}
