package dev.firedrill.bot.api;

import java.util.List;

/** The newest lines of a bot's log, oldest first. */
public record BotLogView(List<BotLogLineView> lines) {}
