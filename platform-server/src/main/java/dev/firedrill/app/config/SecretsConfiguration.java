package dev.firedrill.app.config;

import org.jspecify.annotations.Nullable;

/**
 * How teams' secrets rest. {@code keyFile} holds the key, 32 bytes in Base64; null means {@code
 * secret.key} in the data directory, which is made at the first start. Keep a copy of it apart from
 * the database's backups: one without the other opens nothing.
 */
public record SecretsConfiguration(@Nullable String keyFile) {}
