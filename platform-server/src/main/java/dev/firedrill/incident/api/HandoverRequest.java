package dev.firedrill.incident.api;

import dev.firedrill.incident.role.IncidentRole;
import java.util.UUID;

/** Who has the role from now on, and what that person needs to know. */
public record HandoverRequest(IncidentRole role, UUID personId, String note) {}
