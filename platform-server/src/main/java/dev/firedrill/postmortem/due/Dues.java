package dev.firedrill.postmortem.due;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored terms, times of runs and extensions. */
public interface Dues {
  Terms terms();

  /** False, and nothing stored, where the stored version is not the one of these less one. */
  boolean save(Terms terms, PersonId by, Instant at);

  Optional<Instant> ofRun(UUID run);

  /** Null takes the run's own time away. */
  void setRun(UUID run, @Nullable Instant due, PersonId by, Instant at);

  Optional<Extension> extension(IncidentId incident);

  /** In place of an earlier one, which stays in the evidence. */
  void extend(IncidentId incident, Extension extension);
}
