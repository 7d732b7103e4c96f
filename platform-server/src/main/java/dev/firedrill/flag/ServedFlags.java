package dev.firedrill.flag;

import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.definition.FlagSet;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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

  private static final int DIGEST_LENGTH = 16;

  /**
   * The flags of one environment at one revision, by key, ready for evaluation. Equal flags have
   * equal digests, whichever server made them. {@code dependsOnTime} says that a rule looks at the
   * clock, so that the same question may get another answer later.
   */
  public record Snapshot(
      TeamEnvironment owner,
      long revision,
      List<Flag> flags,
      FlagSet set,
      String digest,
      boolean dependsOnTime) {
    public Snapshot {
      flags = List.copyOf(flags);
    }

    public Optional<Flag> find(String key) {
      return flags.stream().filter(flag -> flag.key().equals(key)).findFirst();
    }
  }

  private record Directory(Instant readAt, Map<String, FlagStore.Holder> byTokenHash) {}

  private final FlagStore store;
  private final FlagFormat format;
  private final InstantSource clock;
  private final Map<TeamEnvironment, Snapshot> snapshots = new ConcurrentHashMap<>();
  private volatile Directory directory = new Directory(Instant.MIN, Map.of());

  public ServedFlags(FlagStore store, FlagFormat format, DomainEvents events, InstantSource clock) {
    this.store = store;
    this.format = format;
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
      kept = read(holder);
      snapshots.put(holder.owner(), kept);
    }
    return Optional.of(kept);
  }

  private Snapshot read(FlagStore.Holder holder) {
    List<Flag> flags = store.list(holder.owner());
    Shared shared = store.shared(holder.owner());
    Map<String, Definition> definitions = new HashMap<>();
    StringBuilder all = new StringBuilder(shared.text());
    for (Flag flag : flags) {
      definitions.put(flag.key(), flag.definition());
      all.append('\n').append(flag.key()).append(' ').append(flag.version()).append(' ');
      all.append(flag.definition().text());
    }
    return new Snapshot(
        holder.owner(),
        holder.revision(),
        flags,
        format.compile(definitions, shared),
        hash(all.toString()).substring(0, DIGEST_LENGTH),
        all.indexOf("$flagd.timestamp") >= 0);
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
