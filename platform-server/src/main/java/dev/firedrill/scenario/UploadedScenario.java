package dev.firedrill.scenario;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/**
 * A scenario that staff wrote, as it came.
 *
 * @param version three numbers with dots
 */
public record UploadedScenario(
    String id, String version, String yaml, PersonId uploadedBy, Instant uploadedAt) {}
