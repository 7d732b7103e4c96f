package dev.firedrill.chaos.probe;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Set;

/** Whom one sample looks at, from when to when, and which commands the scenario's faults hurt. */
record Sampling(TeamEnvironment bot, Instant since, Instant now, Set<String> aimedAt) {}
