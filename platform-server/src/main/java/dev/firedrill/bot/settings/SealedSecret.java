package dev.firedrill.bot.settings;

import dev.firedrill.team.TeamEnvironment;

/** A secret as it rests: unreadable without the key of this id. */
@SuppressWarnings("ArrayRecordComponent") // Bytes to hand on, never compared.
public record SealedSecret(
    TeamEnvironment bot, String name, long version, String keyId, byte[] nonce, byte[] text) {}
