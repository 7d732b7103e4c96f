package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.disturbance.AbsenceChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps whole workspaces in memory, because every message asks who is where. A change drops the
 * team's picture at once and again after its commit, so that one read in between does not stay.
 */
final class CachedDirectory implements Directory {
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private record Kept<T>(T value, Instant until) {
    boolean isFresh(Instant now) {
      return now.isBefore(until);
    }
  }

  /** Told to this cache itself, after the commit. */
  private record DirectoryChanged(TeamId team) implements DomainEvent {}

  private final JdbiDirectory stored;
  private final Jdbi jdbi;
  private final DomainEvents events;
  private final InstantSource clock;
  private final Map<TeamId, Kept<Workspace>> workspaces = new ConcurrentHashMap<>();
  private final Map<String, Kept<BotAccount.Shown>> tokens = new ConcurrentHashMap<>();
  private final Map<ChannelId, TeamId> channels = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  private CachedDirectory(
      JdbiDirectory stored, Jdbi jdbi, DomainEvents events, InstantSource clock) {
    this.stored = stored;
    this.jdbi = jdbi;
    this.events = events;
    this.clock = clock;
  }

  static Directory listening(
      JdbiDirectory stored, Jdbi jdbi, DomainEvents events, InstantSource clock) {
    CachedDirectory cache = new CachedDirectory(stored, jdbi, events, clock);
    events.subscribe(DirectoryChanged.class, change -> cache.drop(change.team()));
    events.subscribe(AbsenceChanged.class, change -> cache.drop(change.team()));
    return cache;
  }

  @Override
  public Optional<Workspace> find(TeamId team) {
    Kept<Workspace> kept = workspaces.get(team);
    return kept != null && kept.isFresh(clock.instant()) ? Optional.of(kept.value()) : fresh(team);
  }

  @Override
  public Optional<Workspace> fresh(TeamId team) {
    long before = changes.get();
    Instant now = clock.instant();
    Optional<Workspace> read = stored.fresh(team);
    // What a transaction sees may yet be rolled back.
    if (read.isPresent() && before == changes.get() && !inTransaction()) {
      Instant aged = now.plus(MAX_AGE);
      Instant until = stored.nextReturn(team).filter(aged::isAfter).orElse(aged);
      workspaces.put(team, new Kept<>(read.get(), until));
    }
    return read;
  }

  private boolean inTransaction() {
    return jdbi.withHandle(Handle::isInTransaction);
  }

  @Override
  public Optional<TeamId> teamOf(ChannelId channel) {
    TeamId known = channels.get(channel);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<TeamId> read = stored.teamOf(channel);
    // A channel never moves; a phantom of a rolled back transaction finds no workspace row.
    read.ifPresent(team -> channels.put(channel, team));
    return read;
  }

  @Override
  public Optional<BotAccount.Shown> recognize(String token) {
    String hash = TokenHash.of(token);
    Kept<BotAccount.Shown> kept = tokens.get(hash);
    Instant now = clock.instant();
    if (kept != null && kept.isFresh(now)) {
      return Optional.of(kept.value());
    }
    Optional<BotAccount.Shown> read = stored.recognize(token);
    if (read.isPresent()) {
      tokens.put(hash, new Kept<>(read.get(), now.plus(MAX_AGE)));
    } else {
      tokens.remove(hash);
    }
    return read;
  }

  @Override
  public void addWorkspace(TeamId team, String slackId) {
    stored.addWorkspace(team, slackId);
    changed(team);
  }

  @Override
  public WorkspaceUser addUser(WorkspaceUser user) {
    WorkspaceUser added = stored.addUser(user);
    if (added.id().equals(user.id())) {
      changed(user.team());
    }
    return added;
  }

  @Override
  public void addBot(BotAccount account) {
    stored.addBot(account);
    changed(account.bot().team());
  }

  @Override
  public boolean addChannel(Channel channel) {
    return changedIf(stored.addChannel(channel), channel.team());
  }

  @Override
  public boolean addMember(TeamId team, ChannelId channel, UserId user) {
    return changedIf(stored.addMember(team, channel, user), team);
  }

  @Override
  public boolean bringBack(TeamId team, ChannelId channel, UserId user) {
    return changedIf(stored.bringBack(team, channel, user), team);
  }

  @Override
  public boolean removeMember(TeamId team, ChannelId channel, UserId user) {
    return changedIf(stored.removeMember(team, channel, user), team);
  }

  @Override
  public void update(Channel channel) {
    stored.update(channel);
    changed(channel.team());
  }

  private boolean changedIf(boolean changed, TeamId team) {
    if (changed) {
      changed(team);
    }
    return changed;
  }

  private void changed(TeamId team) {
    drop(team);
    events.publish(new DirectoryChanged(team));
  }

  private void drop(TeamId team) {
    changes.incrementAndGet();
    workspaces.remove(team);
  }
}
