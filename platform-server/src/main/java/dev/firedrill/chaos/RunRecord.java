package dev.firedrill.chaos;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as stored. {@code number} counts the course's runs from 1. {@code plan} is the immutable
 * run plan as JSON.
 *
 * @param terms what it is for
 */
public record RunRecord(
    RunId id,
    int number,
    String scenarioId,
    String scenarioVersion,
    String scenarioTitle,
    RunState state,
    Instant startedAt,
    Instant endsAt,
    @Nullable Instant endedAt,
    PersonId startedBy,
    @Nullable String haltReason,
    String plan,
    String planDigest,
    Map<TeamId, RunTeamState> teams,
    RunTerms terms) {}
