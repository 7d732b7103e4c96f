package dev.firedrill.bot.api.settings;

import dev.firedrill.bot.api.AuthorView;
import dev.firedrill.bot.api.ChangeView;
import java.time.Instant;
import java.util.List;

/** One version of a configuration and what it changed of the one before. */
public record ConfigVersionView(
    long version, Instant at, AuthorView by, String reason, List<ChangeView> changes) {}
