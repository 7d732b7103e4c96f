package dev.firedrill.traffic.crowd;

import dev.firedrill.scenarios.Args;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.workspace.disturbance.ChatEffect.MessagesStorming;
import dev.firedrill.workspace.disturbance.ChatRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes stretches of the rules by which foreign bots flood a channel, and ends them with those. */
final class StormWatch {
  private final Supplier<List<ChatRule>> rules;
  private final Stretches stretches;

  /** As far as this server saw them. */
  private final Map<String, Stretch> known = new HashMap<>();

  StormWatch(Supplier<List<ChatRule>> rules, Stretches stretches) {
    this.rules = rules;
    this.stretches = stretches;
  }

  void look(Instant now) {
    Map<String, Stretch> standing = new HashMap<>();
    for (ChatRule rule : rules.get()) {
      if (rule.effect() instanceof MessagesStorming storm && rule.expiresAt().isAfter(now)) {
        Stretch stretch = stretch(rule, storm, now);
        standing.put(stretch.operationKey(), stretch);
      }
    }
    standing.forEach((key, stretch) -> {
      if (!known.containsKey(key)) {
        stretches.add(stretch);
        known.put(key, stretch);
      }
    });
    known
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !standing.containsKey(entry.getKey());
          if (gone) {
            stretches.stop(entry.getValue().bot(), entry.getKey(), now);
          }
          return gone;
        });
  }

  /** A storm that a server left behind has no rule any more. */
  boolean isOrphan(Stretch stretch) {
    return stretch.kind() == Stretch.Kind.STORM && !known.containsKey(stretch.operationKey());
  }

  /** Each epoch of an operation may storm in another way, so each is a stretch of its own. */
  private static Stretch stretch(ChatRule rule, MessagesStorming storm, Instant now) {
    return new Stretch(
        rule.operationKey() + "/" + rule.epoch(),
        rule.bot(),
        Stretch.Kind.STORM,
        "steady",
        Args.of(Map.of("rps", storm.rate(), "text", storm.text(), "persona", storm.name())),
        now,
        rule.expiresAt());
  }
}
