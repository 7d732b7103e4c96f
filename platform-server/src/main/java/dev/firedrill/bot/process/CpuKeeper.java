package dev.firedrill.bot.process;

import dev.firedrill.bot.process.launch.CpuLimit;
import dev.firedrill.bot.process.os.CpuMeter;
import dev.firedrill.bot.process.os.OsProcess;
import dev.firedrill.bot.process.os.Posix;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;

/** Sees how busy bots keep the cores: one that is too busy yields to all others, then is ended. */
final class CpuKeeper {
  /** What is to be done about an instance that is too busy. */
  sealed interface Verdict {
    /** It got the lowest priority just now. */
    record Lowered(String what) implements Verdict {}

    record End(String what) implements Verdict {}
  }

  private static final class Held {
    private final CpuMeter meter;
    private final Set<Long> sessions = new HashSet<>();
    private final Set<Long> groups = new HashSet<>();
    private boolean lowered;

    private Held(CpuMeter meter) {
      this.meter = meter;
    }
  }

  private final CpuLimit limit;
  private final LongSupplier nanoTime;
  private final ProcessTable table;
  private final Map<Subject, Held> held = new HashMap<>();

  CpuKeeper(CpuLimit limit, LongSupplier nanoTime, ProcessTable table) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.table = table;
  }

  void keepOnly(Set<Subject> subjects) {
    held.keySet().retainAll(subjects);
  }

  /** As the other, of the usual share. */
  Optional<Verdict> look(Subject subject, List<OsProcess> members) {
    return look(subject, members, limit.busyCores());
  }

  /**
   * What its processes used since the look before decides; at most one verdict of each kind. Above
   * {@code busyCores} it is to yield.
   */
  Optional<Verdict> look(Subject subject, List<OsProcess> members, double busyCores) {
    Held one =
        held.computeIfAbsent(
            subject,
            fresh ->
                new Held(
                    new CpuMeter(
                        limit.lowerAfter().compareTo(limit.endAfter()) > 0
                            ? limit.lowerAfter()
                            : limit.endAfter())));
    one.meter.take(nanoTime.getAsLong(), members);
    OptionalDouble sudden = one.meter.cores(limit.endAfter());
    if (sudden.orElse(0) > limit.cores()) {
      return Optional.of(
          new Verdict.End(
              String.format(
                  Locale.ROOT,
                  "kept %.1f cores busy for %d s, its limit is %.1f",
                  sudden.orElseThrow(),
                  limit.endAfter().toSeconds(),
                  limit.cores())));
    }
    OptionalDouble lasting = one.meter.cores(limit.lowerAfter());
    boolean justNow = !one.lowered && lasting.orElse(0) > busyCores;
    one.lowered |= justNow;
    giveWay(subject, one, members);
    return justNow
        ? Optional.of(
            new Verdict.Lowered(
                String.format(
                    Locale.ROOT,
                    "kept %.0f %% of a core busy for %d s: until it is started again it runs"
                        + " only when nobody else wants to",
                    lasting.orElseThrow() * 100,
                    limit.lowerAfter().toSeconds())))
        : Optional.empty();
  }

  /** Each session and each group once, also one that was opened since. */
  private void giveWay(Subject subject, Held one, List<OsProcess> members) {
    for (OsProcess member : members) {
      // Before a session of its own is opened it is in the platform's.
      boolean apart =
          member.session() == subject.session() || one.sessions.contains(subject.session());
      if (!apart) {
        continue;
      }
      if (one.sessions.add(member.session())) {
        table.niceSession(member.pid(), one.lowered ? CpuLimit.LOWEST : CpuLimit.NICENESS);
      }
      if (one.lowered && one.groups.add(member.group())) {
        Posix.nice(member.group(), CpuLimit.LOWEST);
        table.niceSession(member.pid(), CpuLimit.LOWEST);
      }
    }
  }
}
