package dev.firedrill.bot.api;

import java.util.List;

/** Lines of a bot's log, oldest first; {@code next} is the {@code after} to go on with. */
public record BotLogView(List<BotLogLineView> lines, long next) {}
