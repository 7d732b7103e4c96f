package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * How it stands, in 1 to 2000 characters; without a status the status stays. An update is what the
 * team tells others, so its status page shows it unless {@code forPublic} is false.
 */
public record UpdateRequest(
    Incident.@Nullable Status status, String text, @Nullable Boolean forPublic) {}
