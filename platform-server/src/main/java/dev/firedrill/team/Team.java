package dev.firedrill.team;

/** A student team. */
public record Team(TeamId id, TeamSlug slug, String name) {}
