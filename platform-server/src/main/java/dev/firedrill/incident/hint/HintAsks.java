package dev.firedrill.incident.hint;

import dev.firedrill.incident.IncidentId;
import java.time.Instant;
import java.util.Optional;

/** When a team last asked for a hint and there was none. */
public interface HintAsks {
  Optional<Instant> last(IncidentId incident);

  void asked(IncidentId incident, Instant at);
}
