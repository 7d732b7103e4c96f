package dev.firedrill.grading.diagnosis;

import dev.firedrill.chaos.RunId;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** One submission; {@code number} counts those of the team in the run from 1. Never changed. */
public record Diagnosis(
    RunId run,
    TeamId team,
    int number,
    IncidentId incident,
    Answer answer,
    PersonId by,
    Instant at) {}
