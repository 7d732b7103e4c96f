package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules as the gateway looks at them at every call: read anew at most once a second, and at
 * once after a change by this server. What another server changed is seen at most {@link #MAX_AGE}
 * later. Thread-safe.
 */
public final class RuleBoard {
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  private record Read(@Nullable Instant at, Map<TeamEnvironment, List<ChatRule>> rules) {
    boolean isFresh(Instant now) {
      return at != null && !now.isBefore(at) && now.isBefore(at.plus(MAX_AGE));
    }
  }

  private final ChatRules rules;
  private final InstantSource clock;
  private final AtomicReference<Read> read = new AtomicReference<>(notRead());

  public RuleBoard(ChatRules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** The bot's rule with an effect of this type, when one is in force. */
  public <E extends ChatEffect> Optional<E> of(TeamEnvironment bot, Class<E> type) {
    return rule(bot, type).map(ChatRule::effect).map(type::cast);
  }

  /** The same with whose it is. */
  Optional<ChatRule> rule(TeamEnvironment bot, Class<? extends ChatEffect> type) {
    Instant now = now();
    return current(now).getOrDefault(bot, List.of()).stream()
        .filter(rule -> now.isBefore(rule.expiresAt()))
        .filter(rule -> type.isInstance(rule.effect()))
        .findFirst();
  }

  /** All rules that are on record, also those that expired just now. */
  public List<ChatRule> all() {
    return current(clock.instant()).values().stream().flatMap(List::stream).toList();
  }

  Instant now() {
    return clock.instant();
  }

  /** Looks again at the next call. */
  public void changed() {
    read.set(notRead());
  }

  /** Another object each time, which a read that began before cannot take for its own. */
  private static Read notRead() {
    return new Read(null, Map.of());
  }

  private Map<TeamEnvironment, List<ChatRule>> current(Instant now) {
    Read last = read.get();
    if (!last.isFresh(now)) {
      Read next = new Read(now, rules.all().stream().collect(Collectors.groupingBy(ChatRule::bot)));
      // What was read before a change must not stand in for what is there after it.
      read.compareAndSet(last, next);
      last = next;
    }
    return last.rules();
  }
}
