package dev.firedrill.incident.chat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** People's words in chat messages of the platform. */
public final class Mrkdwn {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Mrkdwn() {}

  /** The text with nothing in it that chat would take for a mention or a link. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The time of day, to the minute, in UTC. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }
}
