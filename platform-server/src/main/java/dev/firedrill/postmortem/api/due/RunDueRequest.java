package dev.firedrill.postmortem.api.due;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the postmortems of all teams of the incident's run are due; null: as the course says. */
public record RunDueRequest(@Nullable Instant due) {}
