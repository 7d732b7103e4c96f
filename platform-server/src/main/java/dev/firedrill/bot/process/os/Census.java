package dev.firedrill.bot.process.os;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tells which processes belong to which instance: all of its session, all that descend from these,
 * all that once did, all that carry its mark, and all of its user. A process that was orphaned into
 * a session of its own is thus still found.
 */
public final class Census {
  private static final int KILL_ROUNDS = 100;
  private static final long ROUND_MILLIS = 20;

  /** What was found out of a process when it was first seen. */
  private record Known(OsProcess process, @Nullable Subject owner) {}

  private final ProcessTable table;
  private Map<Long, Known> known = new HashMap<>();

  public Census(ProcessTable table) {
    this.table = table;
  }

  /** The processes of each instance now. */
  public synchronized Map<Subject, List<OsProcess>> of(Collection<Subject> subjects) {
    List<OsProcess> all = table.all();
    Map<Long, Subject> owners = new HashMap<>();
    for (OsProcess process : all) {
      Subject owner = bySession(process, subjects);
      Known before = known.get(process.pid());
      if (owner == null && before != null && before.process().sameAs(process)) {
        owner = before.owner();
      }
      if (owner != null && subjects.contains(owner)) {
        owners.put(process.pid(), owner);
      }
    }
    addDescendants(all, owners);
    for (OsProcess process : all) {
      if (!owners.containsKey(process.pid()) && isNew(process)) {
        Subject owner = byMarkOrUser(process, subjects);
        if (owner != null) {
          owners.put(process.pid(), owner);
        }
      }
    }
    remember(all, owners);
    Map<Subject, List<OsProcess>> members = new LinkedHashMap<>();
    subjects.forEach(subject -> members.put(subject, new ArrayList<>()));
    for (OsProcess process : all) {
      Subject owner = owners.get(process.pid());
      if (owner != null) {
        members.computeIfAbsent(owner, first -> new ArrayList<>()).add(process);
      }
    }
    return members;
  }

  /** The processes of one instance; others of its user must be among {@code subjects}. */
  public List<OsProcess> of(Subject subject, Collection<Subject> subjects) {
    List<Subject> all = new ArrayList<>(subjects);
    if (!all.contains(subject)) {
      all.add(subject);
    }
    return of(all).getOrDefault(subject, List.of());
  }

  /**
   * Ends all processes of the instance, also one that starts new ones all the time; false when some
   * are left.
   */
  public boolean kill(Subject subject, Collection<Subject> subjects) throws InterruptedException {
    for (int round = 0; round < KILL_ROUNDS; round++) {
      List<OsProcess> members = of(subject, subjects);
      if (members.isEmpty()) {
        return true;
      }
      members.stream()
          .filter(process -> process.session() == subject.session())
          .mapToLong(OsProcess::group)
          .distinct()
          .forEach(group -> Posix.signalGroup(group, Posix.KILL));
      members.forEach(process -> Posix.signal(process.pid(), Posix.KILL));
      Thread.sleep(ROUND_MILLIS);
    }
    return false;
  }

  private static @Nullable Subject bySession(OsProcess process, Collection<Subject> subjects) {
    for (Subject subject : subjects) {
      if (process.session() == subject.session() || process.pid() == subject.session()) {
        return subject;
      }
    }
    return null;
  }

  private static void addDescendants(List<OsProcess> all, Map<Long, Subject> owners) {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (OsProcess process : all) {
        Subject owner = owners.get(process.parent());
        if (owner != null && owners.putIfAbsent(process.pid(), owner) == null) {
          grew = true;
        }
      }
    }
  }

  private boolean isNew(OsProcess process) {
    Known before = known.get(process.pid());
    return before == null || !before.process().sameAs(process);
  }

  private @Nullable Subject byMarkOrUser(OsProcess process, Collection<Subject> subjects) {
    for (Subject subject : subjects) {
      if (table.hasVariable(process.pid(), Subject.VARIABLE, subject.mark())) {
        return subject;
      }
    }
    OptionalInt user = table.user(process.pid());
    for (Subject subject : subjects) {
      if (subject.user().isPresent() && subject.user().equals(user)) {
        return subject;
      }
    }
    return null;
  }

  private void remember(List<OsProcess> all, Map<Long, Subject> owners) {
    Map<Long, Known> next = new HashMap<>();
    for (OsProcess process : all) {
      next.put(process.pid(), new Known(process, owners.get(process.pid())));
    }
    known = next;
  }
}
