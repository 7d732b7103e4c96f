package dev.firedrill.flag;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The flags as bots poll them, from memory. However many bots poll, the database is asked at most
 * once a second which environments there are and at which revision, and for the flags of one
 * environment only when its revision grew. A change made on this server is seen at once, one made
 * on another within {@link #MAX_AGE}.
 */
public final class ServedFlags {
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  /** The flags of one environment at one revision, by key. */
  public record Snapshot(TeamEnvironment owner, long revision, List<Flag> flags) {
    public Optional<Flag> find(String key) {
      return flags.stream().filter(flag -> flag.key().equals(key)).findFirst();
    }
  }

  private record Directory(Instant readAt, Map<String, FlagStore.Holder> byTokenHash) {}

  private final FlagStore store;
  private final InstantSource clock;
  private final Map<TeamEnvironment, Snapshot> snapshots = new ConcurrentHashMap<>();
  private volatile Directory directory = new Directory(Instant.MIN, Map.of());

  public ServedFlags(FlagStore store, DomainEvents events, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    events.subscribe(FlagChanged.class, changed -> expire());
  }

  /** The flags of the environment whose bot has this token; empty when no bot has it. */
  public Optional<Snapshot> forToken(String token) {
    FlagStore.Holder holder = directory().byTokenHash().get(hash(token));
    if (holder == null) {
      return Optional.empty();
    }
    Snapshot kept = snapshots.get(holder.owner());
    if (kept == null || kept.revision() < holder.revision()) {
      kept = new Snapshot(holder.owner(), holder.revision(), store.list(holder.owner()));
      snapshots.put(holder.owner(), kept);
    }
    return Optional.of(kept);
  }

  /** The SHA-256 of a token in hex: what is looked up, so that timing tells nothing of tokens. */
  public static String hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private Directory directory() {
    Directory known = directory;
    return isFresh(known) ? known : refreshed();
  }

  private synchronized Directory refreshed() {
    if (isFresh(directory)) {
      return directory;
    }
    // Taken before reading: what changes while we read is read again within MAX_AGE.
    Instant before = clock.instant();
    Directory read =
        new Directory(
            before,
            store.holders().stream()
                .collect(Collectors.toMap(FlagStore.Holder::tokenHash, Function.identity())));
    directory = read;
    return read;
  }

  private boolean isFresh(Directory known) {
    return !known.readAt().equals(Instant.MIN)
        && Duration.between(known.readAt(), clock.instant()).abs().compareTo(MAX_AGE) < 0;
  }

  private synchronized void expire() {
    directory = new Directory(Instant.MIN, Map.of());
  }
}
