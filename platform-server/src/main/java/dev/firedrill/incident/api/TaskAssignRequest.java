package dev.firedrill.incident.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has the task; null: nobody in particular. */
public record TaskAssignRequest(@Nullable UUID personId) {}
