package dev.firedrill.postmortem;

import dev.firedrill.incident.IncidentId;

/** Whether a postmortem may still be changed; grading decides it without being known here. */
@FunctionalInterface
public interface PostmortemLock {
  /** True once the incident's grade is published. */
  boolean isClosed(IncidentId incident);
}
