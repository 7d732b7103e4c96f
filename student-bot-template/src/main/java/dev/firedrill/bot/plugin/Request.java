package dev.firedrill.bot.plugin;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asked.
 *
 * @param id the id Slack repeats when it delivers the same message again
 * @param text everything after the command word, without surrounding space; may be empty
 * @param user the Slack id of who asked
 * @param channel the Slack id of the channel
 * @param thread the time stamp of the thread the answer belongs into, null for the channel itself
 */
public record Request(
    String id, String text, String user, String channel, @Nullable String thread) {}
