package dev.firedrill.grading;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamId;

/**
 * An assessment was made, or its grade saved, published or withdrawn. {@code shownToTeam}: the
 * team's students may hear of it.
 */
public record AssessmentChanged(AssessmentId assessment, TeamId team, boolean shownToTeam)
    implements DomainEvent {}
