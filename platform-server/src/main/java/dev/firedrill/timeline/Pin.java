package dev.firedrill.timeline;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** That a fact is worth telling: when it was said, and when and by whom it was pinned. */
public record Pin(
    TeamId team, long event, boolean byStaff, Instant saidAt, Instant pinnedAt, PersonId by) {}
