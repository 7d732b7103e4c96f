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

  /** A text as it was handed in. */
  record Submission(long version, String markdown, Instant at, PersonId by) {}

  Optional<Postmortem> find(IncidentId incident);

  /**
   * Stores the text as version {@code expected + 1}. False, and nothing changed, when the stored
   * version is not {@code expected} (0: none is stored).
   */
  boolean save(IncidentId incident, long expected, String markdown, PersonId by, Instant at);

  /**
   * Hands in what is stored and keeps it as it is now. False, and nothing changed, when the stored
   * version is not {@code expected}.
   */
  boolean submit(IncidentId incident, long expected, PersonId by, Instant at);

  /** All that was handed in for the incident, newest first; the newest counts. */
  List<Submission> submissions(IncidentId incident);

  /** When each postmortem that is handed in was; others are absent. */
  Map<IncidentId, Instant> submitted();

  /**
   * The kept versions, newest first. A person's saves within 30 seconds are kept as one, so that
   * autosaving does not fill the history.
   */
  List<Version> history(IncidentId incident);
}
