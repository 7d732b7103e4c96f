package dev.firedrill.bot.command;

/**
 * A message as the bot got it, whichever kind of event brought it.
 *
 * @param eventId the id Slack repeats when it delivers again
 * @param channel where it was written
 * @param ts its time stamp, which is also its id within the channel
 * @param thread the time stamp of the thread the answer belongs into
 * @param user who wrote it
 * @param text what was written, as Slack sends it
 */
public record IncomingMessage(
    String eventId, String channel, String ts, String thread, String user, String text) {}
