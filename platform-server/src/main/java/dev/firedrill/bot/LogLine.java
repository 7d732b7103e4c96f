package dev.firedrill.bot;

/**
 * A line that a bot wrote. {@code seq} grows by one with each line of the bot; {@code text} begins
 * with the track of the instance that wrote it.
 */
public record LogLine(long seq, String text) {}
