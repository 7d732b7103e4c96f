package dev.firedrill.bot.process;

/** For what an instance is ended. {@code ofSpace}: the bot starts again only once there is room. */
record Violation(String what, boolean ofSpace) {}
