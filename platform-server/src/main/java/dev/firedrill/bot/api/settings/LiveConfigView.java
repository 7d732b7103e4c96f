package dev.firedrill.bot.api.settings;

import dev.firedrill.team.EnvironmentName;

/** That a configuration has a new version. */
public record LiveConfigView(String team, EnvironmentName environment, long version) {}
