package dev.firedrill.auth.token;

import dev.firedrill.kernel.Secret;

/** A token that was just made. Its text is told only here. */
public record NewToken(ApiToken token, Secret text) {}
