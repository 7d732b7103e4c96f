package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Remembers for the latest messages which track got them. Thread-safe. */
final class RoutedMessages implements MessageRoutes {
  /** Minutes of a whole class's traffic; users wait ten seconds. */
  private static final int MOST = 8_192;

  private record Told(TeamEnvironment bot, ChannelId channel, MessageTs message) {}

  private final Map<Told, String> tracks = bounded();

  /** What comes again out of the database does not say what it is about. */
  private final Map<UUID, Told> byDelivery = bounded();

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  synchronized void routed(Delivery delivery, String track) {
    About about = delivery.about();
    Told told;
    if (about == null) {
      told = byDelivery.get(delivery.id());
    } else if (about.kind() == About.Kind.MESSAGE
        && about.channel() != null
        && about.message() != null) {
      told = new Told(delivery.bot(), about.channel(), about.message());
      byDelivery.put(delivery.id(), told);
    } else {
      return;
    }
    if (told != null) {
      tracks.put(told, track);
    }
  }

  @Override
  public synchronized Optional<String> track(
      TeamEnvironment bot, ChannelId channel, MessageTs message) {
    return Optional.ofNullable(tracks.get(new Told(bot, channel, message)));
  }
}
