package dev.firedrill.bot.api.settings;

import dev.firedrill.bot.api.AuthorView;
import java.time.Instant;

/** That a secret is set; its value is never told. */
public record SecretView(String name, long version, Instant setAt, AuthorView setBy) {}
