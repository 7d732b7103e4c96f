package dev.firedrill.bot.command;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which messages were taken, so that none is answered twice: Slack delivers again what it
 * believes lost, and a mention comes as two events. In memory and bounded: a restart forgets.
 */
public final class SeenMessages {
  private final Map<String, Boolean> seen;

  /** Remembers about {@code capacity} messages. */
  public SeenMessages(int capacity) {
    seen =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 2 * capacity;
          }
        };
  }

  /** Whether neither this event nor this message was here before; from now on both were. */
  public synchronized boolean isFirst(IncomingMessage message) {
    boolean newEvent = seen.put("event " + message.eventId(), true) == null;
    boolean newMessage = seen.put(message.channel() + " " + message.ts(), true) == null;
    return newEvent && newMessage;
  }
}
