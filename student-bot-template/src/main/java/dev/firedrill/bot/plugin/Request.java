package dev.firedrill.bot.plugin;

/**
 * What somebody asked.
 *
 * @param text everything after the command word, without surrounding space; may be empty
 * @param user the Slack id of who asked
 * @param channel the Slack id of the channel
 */
public record Request(String text, String user, String channel) {}
