package dev.firedrill.incident.api;

import dev.firedrill.incident.role.IncidentRole;
import java.util.UUID;

/** Who is to have which role. */
public record RoleRequest(IncidentRole role, UUID personId) {}
