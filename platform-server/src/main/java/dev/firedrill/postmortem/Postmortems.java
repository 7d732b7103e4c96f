package dev.firedrill.postmortem;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored postmortems with their earlier versions. */
public interface Postmortems {
  /** A text as it stood when the person saved it. */
  record Version(long version, String markdown, Instant savedAt, PersonId savedBy) {}

  Optional<Postmortem> find(IncidentId incident);

  /**
   * Stores the text as version {@code expected + 1}. False, and nothing changed, when the stored
   * version is not {@code expected} (0: none is stored).
   */
  boolean save(IncidentId incident, long expected, String markdown, PersonId by, Instant at);

  /** False, and nothing changed, when the stored version is not {@code expected}. */
  boolean submit(IncidentId incident, long expected, PersonId by, Instant at);

  /** When each postmortem that is handed in was; others are absent. */
  Map<IncidentId, Instant> submitted();

  /**
   * The kept versions, newest first. A person's saves within 30 seconds are kept as one, so that
   * autosaving does not fill the history.
   */
  List<Version> history(IncidentId incident);
}
