package dev.firedrill.bot.process;

import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.Launch;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.os.Census;
import dev.firedrill.bot.process.os.OsProcess;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.StrewnSpace;
import dev.firedrill.bot.process.os.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what instances use and ends those that use more than they may. */
final class ContainmentWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ContainmentWatch.class);
  private static final long BETWEEN_MILLIS = 500;

  /**
   * All processes are listed at every fourth look when any was started since, at once when many
   * were, and now and then in any case: their numbers come round.
   */
  private static final int LOOKS_PER_CENSUS = 4;

  private static final int LOOKS_PER_CENSUS_IN_ANY_CASE = 40;

  private static final long MANY_STARTED = 200;

  /** Space is counted anew after so many looks, or when so much of it went at once. */
  private static final int LOOKS_PER_COUNT = 20;

  private static final long SUDDEN_BYTES = 32L << 20;

  private final BotLimits limits;
  private final Path directory;
  private final Census census;
  private final ProcessTable table = new ProcessTable();
  private final Instances instances;
  private final SpaceKeeper space;
  private final CpuKeeper cpu;
  private Map<Subject, List<OsProcess>> counted = new HashMap<>();
  private long youngest;
  private int looks = 1;
  private int spaceCountedAt;
  private long freeWhenCounted;

  ContainmentWatch(BotLimits limits, Path directory, Census census, Instances instances) {
    this.limits = limits;
    this.directory = directory;
    this.census = census;
    this.instances = instances;
    this.space = new SpaceKeeper(limits);
    this.cpu = new CpuKeeper(limits.cpu(), System::nanoTime, table);
  }

  void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
        looks++;
        Thread.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failed) {
        // The thread's edge: the next look starts anew.
        LOG.error("the bots could not be looked at", failed);
      }
    }
  }

  private void look() {
    Map<Subject, BotProcess> subjects = new HashMap<>();
    instances.all().forEach(bot -> bot.subject().ifPresent(subject -> subjects.put(subject, bot)));
    cpu.keepOnly(subjects.keySet());
    if (subjects.isEmpty()) {
      return;
    }
    members(subjects.keySet())
        .forEach((subject, members) -> {
          BotProcess bot = subjects.get(subject);
          if (bot != null) {
            excess(members, bot.limits(limits))
                .ifPresent(why -> end(bot, new Violation(why, false)));
            cpu.look(subject, members, bot.busyCores(limits))
                .ifPresent(verdict -> act(bot, verdict));
          }
        });
    if (spaceMayBeShort()) {
      countSpace(subjects.values());
    }
  }

  private Map<Subject, List<OsProcess>> members(Set<Subject> subjects) {
    long now = table.youngest();
    boolean due =
        (looks % LOOKS_PER_CENSUS == 0 && now != youngest)
            || looks % LOOKS_PER_CENSUS_IN_ANY_CASE == 0
            || now < youngest
            || now > youngest + MANY_STARTED
            || !counted.keySet().equals(subjects);
    if (due) {
      youngest = now;
      counted = census.of(subjects);
    } else {
      counted.replaceAll((subject, members) ->
          members.stream()
              .flatMap(member -> table.find(member.pid()).filter(member::sameAs).stream())
              .toList());
    }
    return counted;
  }

  private Optional<String> excess(List<OsProcess> members, BotLimits own) {
    if (members.size() > own.processes()) {
      return Optional.of(
          "ran " + members.size() + " processes at once, its limit is " + own.processes());
    }
    long resident = members.stream().mapToLong(OsProcess::residentBytes).sum();
    if (resident > own.memoryBytes() && members.size() > 1) {
      // Pages that they share were counted for each of them.
      resident =
          members.stream()
              .mapToLong(one -> table.proportionalBytes(one.pid()).orElse(one.residentBytes()))
              .sum();
    }
    return resident > own.memoryBytes()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "used %d MiB of memory, its limit is %d MiB",
                resident >> 20,
                own.memoryMebibytes()))
        : Optional.empty();
  }

  private boolean spaceMayBeShort() {
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      int since = looks - spaceCountedAt;
      boolean sudden = since >= LOOKS_PER_CENSUS && free < freeWhenCounted - SUDDEN_BYTES;
      if (!sudden && since < LOOKS_PER_COUNT && spaceCountedAt > 0) {
        return false;
      }
      freeWhenCounted = free;
      spaceCountedAt = looks;
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private void countSpace(Collection<BotProcess> bots) {
    Set<Integer> users = new HashSet<>();
    bots.forEach(bot ->
        bot.quarters()
            .map(Quarters::user)
            .filter(OptionalInt::isPresent)
            .ifPresent(user -> users.add(user.getAsInt())));
    try {
      StrewnSpace strewn = SpaceKeeper.strewn(users);
      bots.forEach(bot -> countSpace(bot, strewn));
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn(
          "what bots left in shared directories cannot be counted: {}", unreadable.getMessage());
    }
  }

  private void countSpace(BotProcess bot, StrewnSpace strewn) {
    Quarters quarters = bot.quarters().orElse(null);
    Launch launch = bot.launch().orElse(null);
    if (quarters == null || launch == null) {
      return;
    }
    try {
      space
          .excess(quarters, launch.program(), strewn)
          .ifPresent(why -> end(bot, new Violation(why, true)));
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.warn("what {} keeps cannot be counted: {}", bot.label(), unreadable.getMessage());
    }
  }

  private static void act(BotProcess bot, CpuKeeper.Verdict verdict) {
    switch (verdict) {
      case CpuKeeper.Verdict.Lowered(String what) -> {
        LOG.warn("{} yields: it {}", bot.label(), what);
        bot.tell(what);
      }
      case CpuKeeper.Verdict.End(String what) -> end(bot, new Violation(what, false));
    }
  }

  private static void end(BotProcess bot, Violation violation) {
    LOG.warn("{} is ended: it {}", bot.label(), violation.what());
    // Killing a bot that forks takes some rounds; the others are looked at meanwhile.
    Thread.startVirtualThread(() -> bot.contain(violation));
  }
}
