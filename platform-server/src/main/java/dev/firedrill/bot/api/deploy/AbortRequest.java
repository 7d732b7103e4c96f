package dev.firedrill.bot.api.deploy;

/** Why a deployment is ended before it is effective. */
public record AbortRequest(String reason) {}
