package dev.firedrill.bot.rollout;

import dev.firedrill.bot.Tally;

/** What users saw of the release in service and of the canary, in the same time. */
public record Comparison(Tally stable, Tally canary) {}
