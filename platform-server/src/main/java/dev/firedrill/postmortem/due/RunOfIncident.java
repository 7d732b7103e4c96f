package dev.firedrill.postmortem.due;

import dev.firedrill.incident.IncidentId;
import java.util.Optional;
import java.util.UUID;

/** Of which run an incident is the answer; known to grading once the run was assessed. */
@FunctionalInterface
public interface RunOfIncident {
  Optional<UUID> find(IncidentId incident);
}
