package dev.firedrill.incident.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incident that this one turned out to be. */
public record MergeRequest(UUID into, @Nullable String reason) {}
