package dev.firedrill.bot.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a bot's log; {@code at} where the line tells its time. */
public record BotLogLineView(@Nullable Instant at, String text) {}
