package dev.firedrill.bot.process;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.os.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The instances there are now. */
final class Instances {
  private final Map<InstanceId, BotProcess> all = new ConcurrentHashMap<>();

  /** False when there is one of this name. */
  boolean add(BotProcess bot) {
    return all.putIfAbsent(bot.instance(), bot) == null;
  }

  void remove(BotProcess bot) {
    all.remove(bot.instance(), bot);
  }

  Optional<BotProcess> find(InstanceId instance) {
    return Optional.ofNullable(all.get(instance));
  }

  Set<InstanceId> ids() {
    return Set.copyOf(all.keySet());
  }

  Collection<BotProcess> all() {
    return List.copyOf(all.values());
  }

  List<Subject> subjects() {
    return all.values().stream().flatMap(bot -> bot.subject().stream()).toList();
  }
}
